export { FailedOpenScreen } from './FailedOpenScreen.tsx';
export { StartScreen } from './StartScreen.tsx';

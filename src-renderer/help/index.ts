export { HelpCard } from './HelpCard.tsx';
export { OpenHelp } from './OpenHelp.tsx';

export { HelpCard } from './HelpCard.tsx';
export { HelpOverview } from './HelpOverview.tsx';
export { OpenHelp } from './OpenHelp.tsx';

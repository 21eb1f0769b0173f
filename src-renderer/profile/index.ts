export { KeptProfiles } from './KeptProfiles.tsx';
export { StartOver } from './StartOver.tsx';

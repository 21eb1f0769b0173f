export { SharePicker } from './SharePicker.tsx';
export { SharingCard } from './SharingCard.tsx';
export { useAudienceWords, useSharers } from './use-sharing.ts';

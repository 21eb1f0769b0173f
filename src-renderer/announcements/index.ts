export { AnnounceDrawer } from './AnnounceDrawer.tsx';
export { announceDrawer } from './announce-drawer.ts';
export { AnnouncementsPanel } from './AnnouncementsPanel.tsx';

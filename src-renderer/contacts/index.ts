export { ContactsCard } from './ContactsCard.tsx';
export { contactsQuery } from './use-contacts.ts';
export { useVcardExport } from './use-vcards.ts';
export { ZaloDrawer } from './ZaloDrawer.tsx';
export { zaloDrawer } from './zalo-drawer.ts';
export { findZaloStart } from './zalo-start.ts';

export { ContactsCard } from './ContactsCard.tsx';
export { contactsQuery } from './use-contacts.ts';

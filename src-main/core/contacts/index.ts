export { addContact } from './contacts.service.ts';

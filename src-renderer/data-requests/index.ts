export { DueRequests, RequestsCard } from './RequestsCard.tsx';
export { RequestsOfPerson } from './RequestsOfPerson.tsx';

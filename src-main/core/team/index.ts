export { createGiveCheck, createPeople } from './people.ts';
export { createStandIns, type StandInSpan } from './stand-ins.ts';

export { createGiveCheck, createPeople } from './people.ts';
export { createStandIns } from './stand-ins.ts';

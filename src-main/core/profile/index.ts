export { createProfile, setUnfinishedAside } from './create-profile.ts';
export { openProfileDatabase } from './open-profile.ts';
export { openSession, type Session, type SessionDeps, syncColumns } from './session.ts';

export { createProfile, setUnfinishedAside } from './create-profile.ts';
export { finishMoving, keepProfile, listKept, takeProfileBack } from './kept-profiles.ts';
export { openProfileDatabase } from './open-profile.ts';
export { openSession, type Session, type SessionDeps, syncColumns } from './session.ts';

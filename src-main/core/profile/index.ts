export { createProfile } from './create-profile.ts';
export type { Session, SessionDeps } from './session.ts';

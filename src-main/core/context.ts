import type { Changes } from './platform/changes.ts';
import type { Db } from './platform/database.ts';
import type { Jobs } from './platform/jobs.ts';
import type { Log } from './platform/log.ts';
import type { Clock, Files, Ids } from './platform/ports.ts';
import type { ApplyDoor } from './sync/apply.ts';
import type { StateStore } from './sync/state.ts';
import type { WriteDoor } from './sync/write-door.ts';

/** What a feature receives: the open profile and the world, nothing of another feature. */
export interface Context {
  readonly db: Db;
  readonly write: WriteDoor;
  readonly apply: ApplyDoor;
  readonly state: StateStore;
  readonly clock: Clock;
  readonly ids: Ids;
  readonly files: Files;
  readonly log: Log;
  readonly changes: Changes;
  readonly jobs: Jobs;
  /** The person working here; null only before the profile is filled. */
  userId(): string | null;
}

import { rmSync } from 'node:fs';
import { AppError } from '../../src-shared/rpc/errors.ts';
import { loadDemo } from './demo/demo.service.ts';
import type { Handlers } from './dispatcher.ts';
import { joinOffice } from './office/join-office.ts';
import { createProbe } from './office/office.service.ts';
import { type ProfilePaths, readProfile } from './platform/profile-folder.ts';
import { createProfile, fillAloneProfile } from './profile/create-profile.ts';
import { profileStatus } from './profile/profile-status.ts';
import { keepProfile, listKept, takeProfileBack } from './profile/kept-profiles.ts';
import type { Session, SessionDeps } from './profile/session.ts';

interface StartDeps {
  readonly sessionDeps: SessionDeps;
  readonly version: string;
  /** Whether the folder has a profile, opened or not. */
  readonly isTaken: () => boolean;
  readonly useSession: (opened: Session) => void;
  /** The session that is open, and how many changes its office has not got. */
  /** Why what lies there could not be opened. */
  readonly problem: () => AppError | null;
  readonly opened: () => { readonly session: Session; readonly unsent: number } | null;
  /** Ends everything that runs on the session and closes it. */
  readonly leave: () => Promise<void>;
  /** Opens what lies in the folder. */
  readonly openExisting: () => Promise<void>;
}

/** The answers to the first question: how a folder without a profile gets one. */
export interface StartHandlers extends Pick<Handlers, 'profile' | 'demo'> {
  readonly office: Pick<Handlers['office'], 'probe' | 'join'>;
}

/** One at a time makes a profile in a folder: the second would take the half-made files of the first away. */
export interface MakingLock {
  /** @throws `busy` while another one is being made */
  run<T>(work: () => Promise<T>): Promise<T>;
}

/** Data with these may never open again on this laptop. */
const hopeless: ReadonlySet<string> = new Set(['wrong-key', 'key-unavailable', 'damaged', 'not-a-database']);

function kindOfUnopened(paths: ProfilePaths): 'alone' | 'demo' | 'office' {
  try {
    return readProfile(paths)?.kind ?? 'alone';
  } catch {
    return 'alone'; // profile.json itself is what cannot be read
  }
}

export function createMakingLock(): MakingLock {
  let isMaking = false;
  return {
    async run(work) {
      if (isMaking) throw new AppError('busy', 'a profile is being made in this folder');
      isMaking = true;
      try {
        return await work();
      } finally {
        isMaking = false;
      }
    },
  };
}

export function createStartHandlers(deps: StartDeps, making: MakingLock): StartHandlers {
  const { sessionDeps, version, isTaken, useSession } = deps;
  const { paths, jobs, ports, changes } = sessionDeps;
  const make = <T>(work: () => Promise<T>): Promise<T> =>
    making.run(async () => {
      if (isTaken()) throw new AppError('profile-exists', 'this folder has a profile already');
      return work();
    });

  const factsOfCurrent = () => {
    const found = deps.opened();
    if (found !== null) return { ...profileStatus(found.session), unsent: found.unsent };
    const problem = deps.problem();
    if (problem === null) throw new AppError('no-profile', 'there is no profile to be kept aside');
    // Another program at work in it, a disk that is full or locked: moving it would be worse, or fail.
    if (!hopeless.has(problem.code)) throw problem;
    return { kind: kindOfUnopened(paths), companyName: '', userName: '', unsent: 0 };
  };
  const startOver = async (named: string) => {
    const { kind, companyName, userName, unsent } = factsOfCurrent();
    if (named !== companyName)
      throw new AppError('invalid', 'this is not the company of the open profile', { fields: { companyName: 'invalid' } });
    await deps.leave();
    try {
      const keptAt = new Date(ports.clock.now()).toISOString();
      return { keptIn: keepProfile(paths, { version: 1, keptAt, kind, userName, companyName, unsent }), unsent };
    } catch (error) {
      // A file that another program holds, a full disk: what was there before is opened again.
      await deps.openExisting();
      throw error;
    } finally {
      changes.emit({ type: 'status' });
      changes.emit({ type: 'changed', entity: '*', ids: null });
    }
  };

  return {
    office: {
      probe: createProbe(sessionDeps.ports.network),
      join: (wanted) =>
        make(async () => {
          const joined = await jobs.run('join', wanted.address, (job) => joinOffice({ ...sessionDeps, version }, wanted, job));
          useSession(joined);
          const { userId, userName } = profileStatus(joined);
          return { userId, userName };
        }),
    },
    profile: {
      create: ({ userName, companyName }) =>
        make(async () => {
          const made = await createProfile(sessionDeps, { kind: 'alone', companyName }, (created) =>
            fillAloneProfile(created, userName),
          );
          // No backup yet: until the first daily one the journal holds everything since the first operation.
          useSession(made);
          return { userId: made.profile.userId };
        }),
      open: () =>
        making.run(async () => {
          if (deps.opened() === null) await deps.openExisting();
          changes.emit({ type: 'status' });
          return {};
        }),
      startOver: ({ companyName }) => making.run(() => startOver(companyName)),
      kept: () => ({ profiles: listKept(paths) }),
      takeBack: ({ folder }) =>
        make(async () => {
          takeProfileBack(paths, folder, ports.clock.now());
          await deps.openExisting();
          return {};
        }),
    },
    demo: {
      load: (wanted) =>
        make(async () => {
          try {
            const made = await loadDemo(sessionDeps, wanted);
            useSession(made.session);
            return made.counts;
          } catch (error) {
            // Half a demo is nothing that anybody entered: it goes, and the first question comes again.
            if (readProfile(paths) !== null) throw error;
            for (const ending of ['', '-wal', '-shm']) rmSync(paths.data + ending, { force: true });
            rmSync(paths.journal, { recursive: true, force: true });
            throw error;
          }
        }),
    },
  };
}

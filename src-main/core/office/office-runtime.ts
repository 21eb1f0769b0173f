import { randomInt } from 'node:crypto';
import { AppError } from '../../../src-shared/rpc/errors.ts';
import type { AppStatus } from '../../../src-shared/app/app.contract.ts';
import type { Context } from '../context.ts';
import { type BlobStore, type BlobTransfer, createBlobTransfer } from '../files/index.ts';
import type { Ports } from '../platform/ports.ts';
import { type ProfilePaths, readProfile, writeProfile } from '../platform/profile-folder.ts';
import { createSyncEngine, type SyncEngine, type Timers } from '../sync/engine.ts';
import type { Difference } from '../sync/verify.ts';
import type { SyncColumns } from '../sync/sync-columns.ts';
import { createBlobLink } from './blob-link.ts';
import { createHttpLink } from './http-link.ts';
import { createOfficeService } from './office.service.ts';
import { createOfficeHttp } from './office-http.ts';
import { createOfficeSession } from './office-session.ts';

/** Everything that an open office profile needs beside its data. */
export interface Office {
  readonly engine: SyncEngine;
  readonly handlers: ReturnType<typeof createOfficeService>;
  readonly blobs: BlobTransfer;
  /** Answers when nothing of it runs any more. */
  stop(): Promise<void>;
  status(): AppStatus['sync'];
  /** Changes that the office has not got: waiting and refused ones. */
  unsent(): number;
}

/** Timers of Node that keep no process alive. */
const nodeTimers: Timers = {
  after(ms, work) {
    const timer = setTimeout(work, ms).unref();
    return () => clearTimeout(timer);
  },
};

export function openOffice(deps: {
  readonly ctx: Context;
  readonly store: BlobStore;
  readonly ports: Ports;
  readonly paths: ProfilePaths;
  readonly version: string;
  readonly columns: SyncColumns;
  readonly onDiffers: (found: readonly Difference[], isStill: boolean) => void;
}): Office {
  const { ports, paths } = deps;
  const http = createOfficeHttp(ports.network, deps.ctx.state.get('office_address') ?? '');
  const session = createOfficeSession({ http, state: deps.ctx.state, clock: ports.clock, version: deps.version });
  const blobs = createBlobTransfer({
    db: deps.ctx.db,
    store: deps.store,
    link: createBlobLink(session),
    clock: ports.clock,
    changes: deps.ctx.changes,
    log: deps.ctx.log,
  });
  const engine = createSyncEngine({
    db: deps.ctx.db,
    state: deps.ctx.state,
    clock: ports.clock,
    ids: ports.ids,
    log: deps.ctx.log,
    changes: deps.ctx.changes,
    link: createHttpLink({ http, session, clock: ports.clock }),
    timers: nodeTimers,
    random: () => randomInt(2 ** 32) / 2 ** 32,
    columns: deps.columns,
    onDiffers: deps.onDiffers,
    onSynced: blobs.kick,
    rememberDevice(deviceId) {
      const profile = readProfile(paths);
      if (profile === null) throw new AppError('no-profile', 'the profile is gone');
      writeProfile(paths, { ...profile, deviceId });
    },
  });
  return {
    engine,
    blobs,
    async stop() {
      await engine.stop();
      await blobs.stop();
    },
    handlers: createOfficeService({ ctx: deps.ctx, engine, session }),
    unsent() {
      const { waiting, rejected } = engine.status();
      return waiting + rejected;
    },
    status() {
      const { state, waiting, rejected, conflicts, lastSyncAt } = engine.status();
      return { state, waiting, attention: rejected + conflicts, lastSyncAt };
    },
  };
}

import { AppError } from '../../src-shared/rpc/errors.ts';
import { type PushAnswer, type PushRequest, type WireEntity, wireEntities } from '../../src-shared/sync/protocol.ts';
import { Refusal } from '../../src-server/platform/refusal.ts';
import { contentsOf } from '../../src-server/sync/contents.ts';
import { digestsOf } from '../../src-server/sync/digests.ts';
import { pull, scopesOfUser } from '../../src-server/sync/pull.ts';
import { push } from '../../src-server/sync/push.ts';
import type { Snapshot, SyncStore } from '../../src-server/sync/store.ts';
import { ServerEnd } from './server-end.ts';
import type { Office, OfficeSession } from './office.ts';

/** What the server's routes do around its decisions, without HTTP. */
export function officeOf(
  store: SyncStore,
  deps: { now: () => number; newId: () => string },
  tenantId = 'office',
): Pick<Office, 'pull' | 'digests' | 'contents' | 'snapshot'> & {
  push(session: OfficeSession, request: PushRequest): Promise<PushAnswer>;
} {
  return {
    push: (session, request) =>
      asLinkError(async () => {
        const { answer } = await push({ store, nowMs: deps.now, newId: deps.newId }, { tenantId, ...session }, request);
        return answer;
      }),
    pull: (session, query) => asLinkError(async () => (await pull(store, { tenantId, ...session }, query)).answer),
    digests: (session, cursor) => asLinkError(async () => (await digestsOf(store, { tenantId, ...session }, cursor)).answer),
    contents: (session, scope) => asLinkError(async () => (await contentsOf(store, { tenantId, ...session }, scope)).answer),
    snapshot: (session, { scope, entity, after }) =>
      asLinkError(() =>
        store.read(tenantId, async (tx) => {
          const { seq } = await tx.head();
          const isMine = (await scopesOfUser(tx, session.userId)).includes(scope);
          const name = wireEntities.find((known) => known === entity);
          if (!isMine || name === undefined) throw new Refusal('forbidden', 'not this person’s scope');
          return snapshotLines(await tx.snapshot(name, scope, after ?? null), seq, name);
        }),
      ),
  };
}

async function snapshotLines({ rows, columns, lines }: Snapshot, seq: number, entity: WireEntity): Promise<string[]> {
  let text = '';
  for await (const part of lines) text += typeof part === 'string' ? part : Buffer.from(part).toString('utf8');
  const all = text.split('\n').filter((line) => line !== '');
  return [JSON.stringify({ seq, entity, columns, rows }), ...all, JSON.stringify({ end: all.length })];
}

/** As the laptop's HTTP link says it. */
async function asLinkError<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof ServerEnd) throw new AppError('offline', error.message);
    if (!(error instanceof Refusal)) throw error;
    if (error.code === 'office-changed') throw new AppError('office-changed', error.message);
    throw new AppError('unexpected', `the office refused: ${error.code}: ${error.message}`, { details: { refusal: error.code } });
  }
}

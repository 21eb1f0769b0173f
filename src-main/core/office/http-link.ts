import { AppError } from '../../../src-shared/rpc/errors.ts';
import {
  deviceNamesAnswer,
  digestsAnswer,
  epochHeader,
  nudge,
  pullAnswer,
  pushAnswer,
  scopeContents,
  snapshotEnd,
  snapshotHead,
  type SnapshotQuery,
} from '../../../src-shared/sync/protocol.ts';
import type { Clock } from '../platform/ports.ts';
import { type Answered, linkErrorCodes, type OfficeLink } from '../sync/link.ts';
import { linesOf, textsOf } from './lines.ts';
import { isJson, notAnOffice, type OfficeAnswer, type OfficeHttp, type OfficeRequest, parseAnswer } from './office-http.ts';
import { serverTimeOf } from './office-refusal.ts';
import type { OfficeSession } from './office-session.ts';

/** The office says something every 25 seconds; twice as long without a word and the line is dead. */
const eventsTimeoutMs = 60_000;
const pushTimeoutMs = 60_000;
const snapshotTimeoutMs = 60_000;

/** The way to the office over HTTP. Everything that is thrown is one of `linkErrorCodes`. */
export function createHttpLink(deps: {
  http: OfficeHttp;
  session: Pick<OfficeSession, 'send' | 'renewDevice'>;
  /** A clock for round trips only. */
  clock: Clock;
}): OfficeLink {
  const { http, session, clock } = deps;

  const ask = async (request: OfficeRequest): Promise<{ head: OfficeAnswer; times: Omit<Answered<null>, 'answer'> }> => {
    const askedAt = clock.now();
    const head = await session.send(request);
    const epoch = head.headers[epochHeader];
    const serverTime = serverTimeOf(head.headers);
    // A captive portal answers 204 as well; only the office knows its epoch.
    if (epoch === undefined || epoch === '' || serverTime === null)
      throw notAnOffice(head, 'the answer does not say which office it is of');
    return { head, times: { epoch, serverTime, roundTripMs: Math.max(0, clock.now() - askedAt) } };
  };

  return {
    hello: (signal) =>
      asLinkError(async () => {
        const askedAt = clock.now();
        const hello = await http.hello(signal);
        return { hello, roundTripMs: Math.max(0, clock.now() - askedAt) };
      }),
    push: (request, signal) =>
      asLinkError(async () => {
        const { head, times } = await ask({ route: 'push', json: request, timeoutMs: pushTimeoutMs, signal });
        return { answer: await parseAnswer(head, pushAnswer), ...times };
      }),
    makeReady: (request) => http.makeReady(request),
    pull: ({ cursor, scopes, limit }, signal) =>
      asLinkError(async () => {
        const query = { cursor: String(cursor), scopes, ...(limit === undefined ? {} : { limit: String(limit) }) };
        const { head, times } = await ask({ route: 'pull', query, signal });
        return { answer: head.status === 204 ? null : await parseAnswer(head, pullAnswer), ...times };
      }),
    contents: (scope, signal, more) =>
      asLinkError(async () => {
        const { head, times } = await ask({
          route: 'contents',
          query: { scope, ...(more?.isCounted === true ? { counts: 'true' } : {}) },
          signal,
        });
        return { answer: await parseAnswer(head, scopeContents), ...times };
      }),
    digests: (cursor, signal) =>
      asLinkError(async () => {
        const { head, times } = await ask({
          route: 'digests',
          query: { cursor: String(cursor) },
          timeoutMs: snapshotTimeoutMs,
          signal,
        });
        return { answer: await parseAnswer(head, digestsAnswer), ...times };
      }),
    deviceNames: (asked, signal) =>
      asLinkError(async () => {
        const { head, times } = await ask({ route: 'deviceNames', json: { asked }, signal });
        return { answer: await parseAnswer(head, deviceNamesAnswer), ...times };
      }),
    snapshot: (query, signal) =>
      asLinkError(async () => {
        const { head, times } = await ask({
          route: 'snapshot',
          query: snapshotParameters(query),
          accept: 'application/x-ndjson',
          timeoutMs: snapshotTimeoutMs,
          signal,
        });
        return { answer: wholeSnapshot(head), ...times };
      }),
    events: (onNudge, signal) =>
      asLinkError(async () => {
        const { head } = await ask({ route: 'events', accept: 'text/event-stream', timeoutMs: eventsTimeoutMs, signal });
        if (!isKind(head, 'text/event-stream')) throw notAnOffice(head, 'the answer is no stream of events');
        onNudge(null);
        for await (const line of linesOf(head.body)) {
          // Everything else is a heartbeat or a field that says nothing to us.
          if (!line.startsWith('data:')) continue;
          const event = nudge.safeParse(jsonOrNull(line.slice('data:'.length)));
          if (event.success) onNudge(event.data.seq);
        }
      }),
    renewDevice: (device, signal) => asLinkError(() => session.renewDevice(device, signal)),
  };
}

function snapshotParameters({ scope, entity, after, columns }: SnapshotQuery): Record<string, string> {
  return { scope, entity, ...(after === undefined ? {} : { after }), ...(columns === undefined ? {} : { columns }) };
}

/** Passes the texts on and sees to it that the last one came: a proxy that cuts politely looks like an end. */
async function* wholeSnapshot(head: OfficeAnswer): AsyncIterable<string> {
  if (!isKind(head, 'application/x-ndjson') && !isJson(head)) throw notAnOffice(head, 'the answer is no snapshot');
  let isFirst = true;
  let last = '';
  for await (const text of asLinkErrors(textsOf(head.body))) {
    const lines = text.trim();
    if (lines === '') continue;
    if (isFirst && !snapshotHead.safeParse(jsonOrNull(lines.split('\n', 1)[0] ?? '')).success)
      throw notAnOffice(head, 'the snapshot has no head');
    isFirst = false;
    last = lines.slice(lines.lastIndexOf('\n') + 1);
    yield lines;
  }
  if (!snapshotEnd.safeParse(jsonOrNull(last)).success) throw new AppError('offline', 'the snapshot broke off');
}

function isKind(head: OfficeAnswer, kind: string): boolean {
  return (head.headers['content-type'] ?? '').toLowerCase().startsWith(kind);
}

function jsonOrNull(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

async function asLinkError<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    throw linkErrorOf(error);
  }
}

async function* asLinkErrors(texts: AsyncIterable<string>): AsyncIterable<string> {
  try {
    yield* texts;
  } catch (error) {
    throw linkErrorOf(error);
  }
}

const known: ReadonlySet<string> = new Set(linkErrorCodes);

function linkErrorOf(error: unknown): unknown {
  if (!(error instanceof AppError) || known.has(error.code)) return error;
  // The office refuses what this program should never send: told, kept in the log, tried again later.
  return new AppError('unexpected', `the office refused: ${error.code}: ${error.message}`, {
    details: { ...error.details, refusal: error.code },
    cause: error,
  });
}

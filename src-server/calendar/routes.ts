import { createHash } from 'node:crypto';
import { z } from 'zod';
import { writeCalendar } from '../../src-shared/calendar-files/ics.ts';
import { calendarFeedAnswer, doneAnswer, madeCalendarFeedAnswer, routes } from '../../src-shared/sync/protocol.ts';
import { hashOfToken } from '../accounts/tokens.ts';
import { callerOf, type RoutePlugin } from '../platform/app.ts';
import { Refusal, refuse } from '../platform/refusal.ts';
import { scopesOfUser } from '../sync/pull.ts';
import { createSqlStore } from '../sync/sql-store.ts';
import { feedEntries } from './feed-entries.ts';
import { endFeed, feedOf, makeFeed, mayTakeOut } from './feeds.ts';

interface Reader {
  readonly tenant_id: string;
  readonly user_id: string;
  readonly name: string | null;
  readonly role: 'rep' | 'manager' | 'admin';
  readonly is_active: boolean;
}

/** A person's calendar under a secret address, for phones, Outlook and Google. */
export const calendarRoutes: RoutePlugin = async (app, deps) => {
  const { database, clock } = deps;
  const store = createSqlStore(database, clock.now);
  const tags = ['calendar'];

  app.route({
    ...routes.calendarFeed,
    url: routes.calendarFeed.path,
    schema: { tags, summary: 'Since when the caller’s calendar can be subscribed to', response: { 200: calendarFeedAnswer } },
    handler: async (request) => {
      const caller = callerOf(request);
      return await database.inTenant(caller.tenantId, 'snapshot', (sql) => feedOf(sql, caller));
    },
  });

  app.route({
    ...routes.makeCalendarFeed,
    url: routes.makeCalendarFeed.path,
    schema: {
      tags,
      summary: 'A secret address for the caller’s calendar; the one before ends',
      description: 'The token is told once. Whoever has it reads the calendar, so it ends when it is made anew or ended.',
      response: { 200: madeCalendarFeedAnswer },
    },
    handler: async (request) => {
      const caller = callerOf(request);
      const made = await database.inTenant(caller.tenantId, 'write', (sql) => makeFeed(sql, caller, request.ip, deps));
      if (made instanceof Refusal) throw made;
      return made;
    },
  });

  app.route({
    ...routes.endCalendarFeed,
    url: routes.endCalendarFeed.path,
    schema: { tags, summary: 'Ends the secret address of the caller’s calendar', response: { 200: doneAnswer } },
    handler: async (request) => {
      const caller = callerOf(request);
      await database.inTenant(caller.tenantId, 'write', (sql) => endFeed(sql, caller, request.ip, deps));
      return {};
    },
  });

  app.route({
    ...routes.readCalendar,
    url: routes.readCalendar.path,
    // Calendar programs know nothing of our protocol and cannot log in: the address is the key. Guessing 256 bits is hopeless anyhow.
    config: { access: 'open', protocol: 'any', rateLimit: { max: 300, timeWindow: 60_000 } },
    schema: {
      tags,
      summary: 'A calendar of RFC 5545: the visits and appointments of whoever made this address',
      description:
        'Name, address and time of the last 31 and the next 365 days. `If-None-Match` with the ETag of before is answered 304.',
      params: z.object({ id: z.string().max(200) }),
    },
    handler: async (request, reply) => {
      const token = /^([\w-]{43})\.ics$/.exec(request.params.id)?.[1];
      const reader = token === undefined ? undefined : await readerOf(token);
      // One answer for what never was, what was ended, who has left and whom the office's rule forbids it.
      if (reader === undefined) return refuse('not-found', 'there is no such calendar');
      const scopes = await store.read(reader.tenant_id, async (tx) => {
        await tx.head();
        return await tx.withComposites(await scopesOfUser(tx, reader.user_id));
      });
      const entries = await database.inTenant(reader.tenant_id, 'snapshot', async (sql) =>
        (await mayTakeOut(sql, { tenantId: reader.tenant_id, role: reader.role }))
          ? await feedEntries(sql, { tenantId: reader.tenant_id, userId: reader.user_id, scopes }, clock.now())
          : null,
      );
      if (entries === null) return refuse('not-found', 'there is no such calendar');
      const name = `Fieldbook – ${reader.name ?? ''}`;
      // Of what it says, not of when it was written.
      const etag = `"${createHash('sha256')
        .update(JSON.stringify([name, entries]))
        .digest('base64url')
        .slice(0, 32)}"`;
      reply
        .header('etag', etag)
        .header('cache-control', 'private, no-cache')
        .header('content-disposition', 'inline; filename="fieldbook.ics"');
      if (isKnown(request.headers['if-none-match'], etag)) return await reply.code(304).send();
      return await reply
        .type('text/calendar; charset=utf-8')
        .send(writeCalendar(entries, name, new Date(clock.now()).toISOString()));
    },
  });

  async function readerOf(token: string): Promise<Reader | undefined> {
    const [found] = await database.asNobody('snapshot', (sql) =>
      sql.query<Reader>('SELECT * FROM user_of_calendar_feed($1)', [hashOfToken(token)]),
    );
    return found?.is_active === true ? found : undefined;
  }
};

function isKnown(header: string | undefined, etag: string): boolean {
  return (header ?? '').split(',').some((one) => [etag, `W/${etag}`, '*'].includes(one.trim()));
}

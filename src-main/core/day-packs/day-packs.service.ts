import type { DayPack, dayPacksContract } from '../../../src-shared/day-packs/day-packs.contract.ts';
import { dayPackWord } from '../../../src-shared/day-packs/day-pack-words.ts';
import { formatDay, localDay } from '../../../src-shared/lib/dates.ts';
import type { routesContract } from '../../../src-shared/routes/routes.contract.ts';
import { AppError } from '../../../src-shared/rpc/errors.ts';
import type { HandlersOf } from '../../../src-shared/rpc/procedure.ts';
import type { Context } from '../context.ts';
import { writePdf } from '../documents/index.ts';
import { createExportPermit } from '../exports/index.ts';
import { createDayPackReader } from './day-pack-reader.ts';
import { createPageWriter } from './day-pack-section.ts';

/** A day's customers, each on one sheet. What was put together stands until anything changes, so that it opens at once. */
export function createDayPacksService(
  ctx: Context,
  routes: Pick<HandlersOf<typeof routesContract>, 'get'>,
): HandlersOf<typeof dayPacksContract> {
  const isAllowed = createExportPermit(ctx);
  const readPage = createDayPackReader(ctx);
  const userName = ctx.db.prepare('SELECT name FROM users WHERE id = ?').pluck();
  const changes = ctx.db.prepare('SELECT total_changes()').pluck();
  let prepared: { readonly pack: DayPack; readonly at: string } | null = null;

  /** Differs after every change of this profile, also one that another process made. */
  const state = (on: string) =>
    JSON.stringify([on, ctx.userId(), changes.get(), ctx.db.pragma('data_version', { simple: true })]);

  async function read(on: string): Promise<DayPack> {
    const at = state(on);
    if (prepared?.at === at) return prepared.pack;
    const { stops } = await routes.get({ on });
    const ahead = stops.filter(({ visit }) => visit.state === 'planned');
    // A day that is over is looked at as it was.
    const wanted = ahead.length > 0 ? ahead : stops;
    const pages = wanted.map(({ visit }) => readPage(visit));
    const known = pages.filter((page) => page !== null);
    const pack: DayPack = {
      on,
      preparedAt: new Date(ctx.clock.now()).toISOString(),
      pages: known,
      restricted: pages.length - known.length,
    };
    prepared = { pack, at };
    return pack;
  }

  return {
    get: ({ on }) => read(on),
    async pdf({ file, on, language }) {
      if (!isAllowed()) throw new AppError('forbidden', 'the office lets others take customer data out');
      const path = await ctx.files.resolveForWriting(file);
      return ctx.jobs.run('document', file, async (job) => {
        const { pages, restricted } = await read(on);
        if (pages.length === 0) throw new AppError('not-found', 'no visits on this day', { details: { on } });
        const write = createPageWriter(ctx.db, language);
        const now = new Date(ctx.clock.now()).toISOString();
        const name: unknown = userName.get(ctx.userId());
        const author = dayPackWord(language, 'made', {
          day: formatDay(localDay(now)),
          name: typeof name === 'string' ? name : 'Fieldbook',
        });
        const title = dayPackWord(language, 'title', { day: formatDay(on) });
        const made = await writePdf(
          path,
          {
            title,
            author,
            madeAt: now,
            foot: `${title} · ${author}`,
            pageLabel: dayPackWord(language, 'page'),
            language,
            content: pages.flatMap((page, at) => write(page, at === 0)),
          },
          job.signal,
          () =>
            ctx.write.transact((tx) =>
              tx.create('exportLog', { what: 'day-pack', format: 'pdf', rows: pages.length, columns: null, exportedAt: tx.now }),
            ),
        );
        return { customers: pages.length, restricted, pages: made.pages };
      });
    },
  };
}

import { z } from 'zod';
import { draftJson, type draftsContract } from '../../../src-shared/drafts/drafts.contract.ts';
import type { HandlersOf } from '../../../src-shared/rpc/procedure.ts';
import type { Context } from '../context.ts';

/** More forms than anybody leaves half filled; the drafts that were not touched for longest go first. */
const mostDrafts = 200;
const prefix = 'draft:';
const keptDraft = z.object({ keptAt: z.number(), json: draftJson });

/**
 * Half-typed forms hold customers' words, so they lie in the encrypted database with everything else. They are values of this device
 * alone: no operation, no journal, and no other screen is told.
 */
export function createDraftsService({ state, clock }: Pick<Context, 'state' | 'clock'>): HandlersOf<typeof draftsContract> {
  const kept = () =>
    state.list(prefix).map(({ key, value }) => {
      const parsed = keptDraft.safeParse(JSON.parse(value));
      // What another version kept in another shape is not shown; it counts as the oldest.
      return { key: key.slice(prefix.length), ...(parsed.success ? parsed.data : { keptAt: 0, json: null }) };
    });
  return {
    list: () => ({ drafts: kept().flatMap(({ key, json }) => (json === null ? [] : [{ key, json }])) }),
    keep({ key, json }) {
      const isNew = state.get(`draft:${key}`) === null;
      state.set(`draft:${key}`, JSON.stringify({ keptAt: clock.now(), json }));
      if (!isNew) return {};
      const others = kept().filter((draft) => draft.key !== key);
      const surplus = others.toSorted((a, b) => b.keptAt - a.keptAt).slice(mostDrafts - 1);
      for (const draft of surplus) state.remove(`draft:${draft.key}`);
      return {};
    },
    clear({ key }) {
      state.remove(`draft:${key}`);
      return {};
    },
  };
}

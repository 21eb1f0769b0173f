import type { InteractionKind } from '../../../src-shared/interactions/interaction.ts';
import type { ActivityHit } from '../../../src-shared/timeline/timeline.contract.ts';
import { foldText, foldWords } from '../../../src-shared/vietnam/fold.ts';
import { joinShownCustomer } from '../customers/index.ts';
import type { Db } from '../platform/database.ts';
import { isLastWord } from './activities.ts';
import { activityMatch } from './activity-words.ts';

/** So many of the newest rows with the words are looked at; rows of deleted customers and taken back entries fall out of them. */
const candidatesFor = (limit: number) => limit * 3;
const excerptLength = 120;

interface Row extends Omit<ActivityHit, 'excerpt' | 'kind'> {
  readonly kind: InteractionKind;
  readonly text: string;
  readonly withWhom: string | null;
  readonly nextStep: string | null;
}

/** What was said with any customer. The last rows come first: ranking, or sorting by time, would read every row with the words. */
export function createActivitySearch(db: Db): (text: string, limit: number) => ActivityHit[] {
  const matching = db.prepare('SELECT rowid FROM activity_fts WHERE activity_fts MATCH ? ORDER BY rowid DESC LIMIT +?').pluck();
  const shown = `c.id AS customerId, c.name AS customerName, u.name AS userName`;
  const joins = `${joinShownCustomer('i.customer_id')} AND c.deleted_at IS NULL LEFT JOIN users AS u ON u.id = i.created_by`;
  const talk = db.prepare(
    `SELECT i.id AS entryId, i.kind, i.happened_at AS at, i.text, i.with_whom AS withWhom, i.next_step AS nextStep, ${shown}
     FROM interactions AS i ${joins} WHERE i.rid = ? AND i.deleted_at IS NULL AND ${isLastWord('interactions')}`,
  );
  const result = db.prepare(
    `SELECT i.id AS entryId, 'visit' AS kind, i.at, i.said AS text, i.met_whom AS withWhom, i.next_step AS nextStep, ${shown}
     FROM visit_results AS i ${joins} WHERE i.rid = ? AND i.deleted_at IS NULL AND ${isLastWord('visit_results')}`,
  );

  return (text, limit) => {
    const words = foldWords(text);
    const match = activityMatch(text);
    if (match === null) return [];
    const hits: ActivityHit[] = [];
    for (const rowid of matching.all(match, candidatesFor(limit)) as number[]) {
      const row = (rowid % 2 === 0 ? talk : result).get(Math.floor(rowid / 2)) as Row | undefined; // the columns selected
      if (row === undefined) continue;
      const { text: said, withWhom, nextStep, ...hit } = row;
      hits.push({
        ...hit,
        excerpt: excerptOf(
          [said, nextStep, withWhom].filter((part) => part !== null),
          words,
        ),
      });
      if (hits.length === limit) break;
    }
    return hits.sort((a, b) => (a.at < b.at ? 1 : a.at > b.at ? -1 : 0));
  };
}

/** The part of what was said in which the words stand, cut at spaces. */
export function excerptOf(parts: readonly string[], words: readonly string[]): string {
  const first = words[0] ?? '';
  const part = parts.find((candidate) => ` ${foldText(candidate)}`.includes(` ${first}`)) ?? parts[0] ?? '';
  const pieces = part.split(/\s+/u);
  const at = Math.max(
    0,
    pieces.findIndex((piece) => ` ${foldText(piece)}`.includes(` ${first}`)),
  );
  let from = at;
  let length = (pieces[at] ?? '').length;
  // A few words before it, then as many behind it as there is room for.
  while (from > 0 && at - from < 4) {
    from -= 1;
    length += (pieces[from] ?? '').length + 1;
  }
  let to = at + 1;
  while (to < pieces.length && length + (pieces[to] ?? '').length < excerptLength) {
    length += (pieces[to] ?? '').length + 1;
    to += 1;
  }
  return `${from > 0 ? '… ' : ''}${pieces.slice(from, to).join(' ')}${to < pieces.length ? ' …' : ''}`;
}

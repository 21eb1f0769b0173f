import type { Mutant } from './mutants-list.ts';

/** A rule that no random day of the simulation tells of, and the test that does. */
export interface TestedMutant extends Mutant {
  readonly caughtBy: { readonly file: string; readonly test: string };
}

const quotesOfOffice = (test: string) => ({ file: 'tests/server/sync-memory.test.ts', test });
const wrongQuotes = quotesOfOffice(
  'sums that are not those of the lines, moves that there are not, and a number of one’s own are refused',
);
const sale = (test: string) => ({ file: 'tests/office/sale.test.ts', test });

/** The rules of the sale, from the lead to the signed quote. */
export const saleMutants: readonly TestedMutant[] = [
  {
    name: 'approval gate left out',
    breaks: 'the office takes a quote as sent that needs a word and has none',
    file: 'src-server/sync/decide.ts',
    find: "if (name === 'quotes' && lacksApproval(context, rows, row, merged.row.fields))",
    replace: "if (name === 'quotes' && row.id === '' && lacksApproval(context, rows, row, merged.row.fields))",
    caughtBy: quotesOfOffice('the office takes no quote as sent or approved that needs a word and has none, whoever brings it'),
  },
  {
    name: 'own approval allowed',
    breaks: 'somebody decides about his own quote',
    file: 'src-shared/approvals/approval-moves.ts',
    find: "if (isOwnQuestion(actor, asked)) return actor.role === 'admin' && office.isAlone;",
    replace: '',
    caughtBy: quotesOfOffice(
      'nobody decides about his own quote: not in somebody’s place, not where a colleague asks, not as an administrator',
    ),
  },
  {
    name: 'another team, no rule',
    breaks: 'a quote that is given to another team needs nobody’s word any more',
    file: 'src-shared/approvals/approval-steps.ts',
    find: 'const teams = new Set([quote.teamId, people.teamOf(quote.ownerId), makersTeam]);',
    replace: 'const teams = new Set([quote.teamId, ...(makersTeam === undefined ? [null] : [])]);',
    caughtBy: quotesOfOffice(
      'a quote that is given to another team or person, before it is asked about or after, keeps the rules it had',
    ),
  },
  {
    name: 'quote totals not checked by the office',
    breaks: 'a quote is stored whose sums are not those of its lines',
    file: 'src-shared/quotes/quote-text.ts',
    find: 'return computed !== null && JSON.stringify(computed.totals) === JSON.stringify(sorted(content.totals));',
    replace: 'return computed !== null && JSON.stringify(sorted(content.totals)) !== null;',
    caughtBy: wrongQuotes,
  },
  {
    name: 'prices merged like any field',
    breaks: 'a later price lies in a quote that another laptop had sent with its own',
    file: 'src-shared/sync/sales-entities.ts',
    find: "content: 'aggregate'",
    replace: "content: 'fields'",
    caughtBy: quotesOfOffice(
      'a quote that one laptop has sent keeps the prices it was sent with, although the other changed them later',
    ),
  },
  {
    name: 'legal number given by the laptop',
    breaks: 'a laptop writes the office’s number into a new quote itself',
    file: 'src-shared/quotes/quote-rules.ts',
    find: "return (values['number'] ?? null) === null ? null : 'number';",
    replace: 'return null;',
    caughtBy: wrongQuotes,
  },
  {
    name: 'legal number changed by the laptop',
    breaks: 'a laptop changes the number that the office gave',
    file: 'src-shared/quotes/quote-rules.ts',
    find: "if (changes('number')) return 'number';",
    replace: '',
    caughtBy: wrongQuotes,
  },
  {
    name: 'gift stock not checked',
    breaks: 'a gift is promised that this laptop knows to be gone',
    file: 'src-main/core/promotions/ledger.ts',
    find: 'if (hasStock && rows.leftOf(promotionId) < quantityMilli) refuseFields',
    replace: 'if (hasStock && quantityMilli < 0) refuseFields',
    caughtBy: {
      file: 'src-main/core/promotions/promotions.service.test.ts',
      test: 'gifts leave the stock when they are promised, never below zero silently, and come back when they are withdrawn',
    },
  },
  {
    name: 'gift given back by each laptop',
    breaks: 'a promise that two laptops take back puts two gifts into the stock',
    file: 'src-main/core/promotions/ledger.ts',
    find: "            id: madeId('giftMovements', id, 'withdrawn'),\n",
    replace: '',
    caughtBy: sale(
      'two people promise the last gift on two laptops without a line: both promises stand, and everybody sees that one is missing',
    ),
  },
  {
    name: 'cost scope forgotten',
    breaks: 'what goods cost is sent to every laptop of the office',
    file: 'src-shared/sync/scopes.ts',
    find: 'return isOfManagers(name) ? managerScope : officeScope;',
    replace: 'return officeScope;',
    caughtBy: {
      file: 'tests/server/sync-canaries.test.ts',
      test: 'whoever pulls everything, asks for everybody’s papers and his own calendar gets his own words and nobody else’s',
    },
  },
  {
    name: 'VAT date ignored',
    breaks: 'a quote of next year is taxed with the rate of this year',
    file: 'src-shared/products/vat.ts',
    find: 'span.vatClass === vatClass && covers(span, day))?.rate',
    replace: 'span.vatClass === vatClass)?.rate',
    caughtBy: {
      file: 'src-shared/products/vat.test.ts',
      test: 'a quote of December 2026 that is valid into January crosses the end of the reduction',
    },
  },
  {
    name: 'rounding per line changed',
    breaks: 'half a đồng of a line is cut off instead of rounded up',
    file: 'src-shared/quotes/quote-totals.ts',
    find: 'return Math.floor((product + 5_000_000) / 10_000_000);',
    replace: 'return Math.floor(product / 10_000_000);',
    caughtBy: {
      file: 'src-shared/quotes/quote-totals.test.ts',
      test: 'under every mix of discounts and rates the sums are those of the parts, and a second way of counting agrees',
    },
  },
  {
    name: 'lost reason not asked',
    breaks: 'an opportunity is lost and nobody says why',
    file: 'src-main/core/opportunities/opportunity-rules.ts',
    find: "if (reason === null) return refuseField('lostReason', 'required');",
    replace: 'if (reason === null) return { ...moved, closedAt: now, lostReason: null, lostNote: said.lostNote ?? null };',
    caughtBy: {
      file: 'src-main/core/opportunities/opportunities.service.test.ts',
      test: 'nothing is lost without a reason; reopening brings it back where it was, and the history keeps the reason',
    },
  },
  {
    name: 'left open wins over said',
    breaks: 'of a competitor that two laptops wrote down, what only one of them knew is gone',
    file: 'src-shared/sync/merge.ts',
    find: 'const wasLeftOpen = current === null && row.fv[field] === undefined;',
    replace: 'const wasLeftOpen = false;',
    caughtBy: sale(
      'two people who never met note prices of one competitor: it is one firm, and both prices stand on both laptops',
    ),
  },
  {
    name: 'second creation dropped',
    breaks: 'what the second laptop said of the same contact or word on a card is gone',
    file: 'src-server/sync/meeting.ts',
    find: "'competitors', 'taggings', 'opportunityContacts'",
    replace: "'competitors'",
    caughtBy: {
      file: 'src-main/core/opportunities/two-laptops.test.ts',
      test: 'two laptops that put the same word and the same contact on a card have written it once, with what each said of it',
    },
  },
];

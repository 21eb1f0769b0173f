import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { quoteBlocks, writePdf } from '../src-main/core/documents/index.ts';
import { noCompanyFacts } from '../src-shared/documents/company.ts';
import { printQuote } from '../src-shared/documents/printed-quote.ts';
import { standardTemplates } from '../src-shared/documents/standard-templates.ts';
import { goodsLine, quoteContentOf } from '../tests/support/sales-quote.ts';
import { atMost, type Bench } from './figure.ts';
import { percentile, spread, timed } from './measure.ts';

/** Few bytes: what a logo costs is its decoding. */
const logo =
  'data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAIAAAACCAIAAAD91JpzAAAAFElEQVR4nGP8z8DAwMDAxAADCBYAG10BBdmz9y8AAAAASUVORK5CYII=';
const lines = 390;

/** A quote of ten pages with logo, code and embedded font, from its content to the file, the thread's start with it. */
export const quotePdf: Bench = {
  ids: ['quote-pdf'],
  title: 'a quote of ten pages as PDF',
  async run({ isQuick }) {
    const folder = mkdtempSync(join(tmpdir(), 'fieldbook-bench-pdf-'));
    try {
      const content = quoteContentOf({ lines: Array.from({ length: lines }, (_, at) => goodsLine(at + 1)) });
      const company = {
        ...noCompanyFacts,
        name: 'Công ty CP Thiết bị Điện',
        bankBin: '970436',
        bankAccount: '0011001234567',
        logo,
      };
      const seller = { name: 'Nguyễn Thị Lan', phone: null, email: null };
      const quote = {
        number: 'BG2026-0001',
        title: 'Tủ điện',
        version: 1,
        content,
        company,
        seller,
        paymentDiscounts: [],
        deliverOn: null,
        deliverTo: null,
        mark: null,
        signed: null,
      };
      const times: number[] = [];
      let pages = 0;
      for (let turn = 0; turn < (isQuick ? 4 : 12); turn += 1) {
        times.push(
          await timed(async () => {
            const printed = printQuote({ body: standardTemplates.quote.vi.body, language: 'vi' }, quote);
            const document = {
              title: quote.number,
              author: 'Lan',
              madeAt: '2026-11-26T02:00:00.000Z',
              foot: printed.foot,
              pageLabel: printed.pageLabel,
              language: 'vi',
              content: quoteBlocks(printed),
            } as const;
            ({ pages } = await writePdf(join(folder, `${turn}.pdf`), document, new AbortController().signal, () => {}));
          }),
        );
      }
      if (pages < 10) throw new Error(`only ${pages} pages`);
      return [atMost('quote-pdf', percentile(times, 0.5), 'ms', 1000, `${lines} lines, ${pages} pages: ${spread(times)}`)];
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  },
};

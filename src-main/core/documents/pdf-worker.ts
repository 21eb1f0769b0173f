import { createWriteStream } from 'node:fs';
import { finished } from 'node:stream/promises';
import { parentPort, workerData } from 'node:worker_threads';
import pdfmake from 'pdfmake';
import type { FromPdfThread, PdfTask } from './pdf-content.ts';

/*
 * Lays a document out and writes it, in a thread of its own: a book of 500 customers is 1 000 pages and some seconds of work, and its memory
 * goes with the thread. Nothing is fetched and nothing is read but the two fonts that came with the task.
 */

const { path, document, fonts } = workerData as PdfTask; // what `write-pdf.ts` gives this thread

// Its types leave out the file system that the program itself describes.
const { virtualfs } = pdfmake as unknown as { virtualfs: { writeFileSync(name: string, content: Buffer): void } };
virtualfs.writeFileSync('normal.ttf', Buffer.from(fonts.normal));
virtualfs.writeFileSync('bold.ttf', Buffer.from(fonts.bold));
pdfmake.setFonts({ 'Be Vietnam Pro': { normal: 'normal.ttf', bold: 'bold.ttf' } });
pdfmake.setTableLayouts({
  paperLines: {
    hLineWidth: (row: number, { table }: { table: { body: unknown[] } }) => (row <= 1 || row === table.body.length ? 0.7 : 0.3),
    vLineWidth: () => 0,
    hLineColor: (row: number, { table }: { table: { body: unknown[] } }) =>
      row <= 1 || row === table.body.length ? '#888888' : '#cccccc',
    paddingLeft: () => 3,
    paddingRight: () => 3,
    paddingTop: () => 2.5,
    paddingBottom: () => 2,
  },
  paperTotals: {
    hLineWidth: (row: number, { table }: { table: { body: unknown[] } }) => (row === table.body.length - 1 ? 0.7 : 0),
    vLineWidth: () => 0,
    hLineColor: () => '#888888',
    paddingLeft: () => 3,
    paddingRight: () => 3,
    paddingTop: () => 1.5,
    paddingBottom: () => 1,
  },
});
pdfmake.setUrlAccessPolicy(() => false);
pdfmake.setLocalAccessPolicy(() => false);

let pages = 0;
const definition = {
  pageSize: 'A4',
  pageMargins: [42, 40, 42, 46],
  language: document.language,
  displayTitle: true,
  version: '1.7',
  info: {
    title: document.title,
    author: document.author,
    creator: 'Fieldbook',
    producer: 'Fieldbook',
    creationDate: new Date(document.madeAt),
  },
  defaultStyle: { font: 'Be Vietnam Pro', fontSize: 9, lineHeight: 1.15 },
  styles: {
    title: { fontSize: 18, bold: true, margin: [0, 0, 0, 8] },
    h1: { fontSize: 14, bold: true, margin: [0, 0, 0, 4] },
    h2: { fontSize: 10, bold: true, margin: [0, 9, 0, 3] },
    soft: { color: '#555555' },
    small: { fontSize: 8, color: '#555555' },
  },
  content: document.content,
  ...(document.mark === undefined ? {} : { watermark: { text: document.mark, color: '#999999', opacity: 0.18, bold: true } }),
  footer: (page: number, all: number) => {
    pages = all;
    return {
      columns: [
        { text: document.foot, style: 'small' },
        {
          text: document.pageLabel.replace('{page}', String(page)).replace('{pages}', String(all)),
          style: 'small',
          alignment: 'right',
          width: 90,
        },
      ],
      margin: [42, 14, 42, 0],
    };
  },
} as unknown as Parameters<typeof pdfmake.createPdf>[0]; // blocks of `pdf-content.ts` are a part of pdfmake's own, and read only

/** The stream of pdfkit that the library's types do not name. */
interface Written {
  getStream(): Promise<NodeJS.ReadableStream & { end(): void }>;
}

const answer = (message: FromPdfThread) => parentPort?.postMessage(message);
try {
  const stream = await (pdfmake.createPdf(definition) as unknown as Written).getStream();
  const file = createWriteStream(path, { mode: 0o600, flush: true });
  stream.pipe(file);
  stream.end();
  await finished(file);
  answer({ pages });
} catch (error) {
  answer({ failed: error instanceof Error ? `${error.message} ${'code' in error ? String(error.code) : ''}` : String(error) });
}

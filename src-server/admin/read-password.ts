import { createInterface } from 'node:readline';
import { CommandRefused } from './commit.ts';

/**
 * From FIELDBOOK_PASSWORD, or asked for without showing it, or the first line of what is piped in. Never from the command line, which
 * every user of the machine can read in the list of processes.
 */
export async function readPassword(question: string): Promise<string> {
  const given = process.env['FIELDBOOK_PASSWORD'];
  if (given !== undefined && given !== '') return given;
  const typed = process.stdin.isTTY ? await askHidden(question) : await firstLine();
  if (typed === '') throw new CommandRefused('It needs a password: type it, pipe it in, or set FIELDBOOK_PASSWORD.');
  return typed;
}

async function firstLine(): Promise<string> {
  const lines = createInterface({ input: process.stdin });
  for await (const line of lines) {
    lines.close();
    return line;
  }
  return '';
}

async function askHidden(question: string): Promise<string> {
  process.stdout.write(`${question}: `);
  const { stdin } = process;
  stdin.setRawMode(true);
  let typed = '';
  try {
    for await (const chunk of stdin) {
      for (const sign of String(chunk)) {
        if (sign === '\r' || sign === '\n' || sign === '\u0004') return typed;
        if (sign === '\u0003') throw new CommandRefused('Given up.');
        typed = sign === '\u007f' || sign === '\b' ? [...typed].slice(0, -1).join('') : typed + sign;
      }
    }
    return typed;
  } finally {
    stdin.setRawMode(false);
    stdin.pause();
    process.stdout.write('\n');
  }
}

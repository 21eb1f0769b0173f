// `npm run bench`: every performance figure beside its limit. --json one line each · --only ID · --quick · --list
import { parseArgs } from 'node:util';
import type { Bench, Figure } from './figure.ts';
import { benches } from './benches.ts';

const { values } = parseArgs({
  options: {
    json: { type: 'boolean', default: false },
    quick: { type: 'boolean', default: false },
    list: { type: 'boolean', default: false },
    only: { type: 'string', multiple: true },
  },
});

const wanted = values.only;
const chosen = benches.filter(({ ids }) => wanted === undefined || ids.some((id) => wanted.includes(id)));
if (values.list) {
  for (const { ids, title } of benches) console.log(`${ids.join(', ')}\n    ${title}`);
  process.exit(0);
}
if (chosen.length === 0) {
  console.error(`there is no such figure; npm run bench -- --list names them`);
  process.exit(2);
}

let isMissed = false;
for (const bench of chosen) {
  for (const figure of await figuresOf(bench)) {
    if (wanted !== undefined && !wanted.includes(figure.id)) continue;
    if (!figure.ok) isMissed = true;
    console.log(values.json ? JSON.stringify(figure) : lineOf(figure));
  }
}
process.exitCode = isMissed ? 1 : 0;

/** A bench that cannot run has missed its goals; the others go on. */
async function figuresOf(bench: Bench): Promise<Figure[]> {
  try {
    return await bench.run({ isQuick: values.quick });
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    return bench.ids.map((id) => ({ id, value: -1, unit: '', goal: 'runs', ok: false, against: `could not be measured: ${why}` }));
  }
}

function lineOf({ id, value, unit, goal, ok, against }: Figure): string {
  return `${ok ? 'ok    ' : 'MISSED'} ${id.padEnd(22)} ${`${value} ${unit}`.padStart(14)}   ${goal.padEnd(9)} ${against}`;
}

// `npm run bench`: every performance figure beside its limit. --json one line each · --only ID · --quick · --list
import { parseArgs } from 'node:util';
import { benches } from './benches.ts';
import { runBenches } from './run.ts';

const { values } = parseArgs({
  options: {
    json: { type: 'boolean', default: false },
    quick: { type: 'boolean', default: false },
    list: { type: 'boolean', default: false },
    only: { type: 'string', multiple: true },
  },
});

if (values.list) {
  for (const { ids, title } of benches) console.log(`${ids.join(', ')}\n    ${title}`);
} else {
  process.exitCode = await runBenches(benches, { isQuick: values.quick, isJson: values.json, only: values.only }, (line) =>
    console.log(line),
  );
}

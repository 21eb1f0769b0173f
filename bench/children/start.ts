// A fresh process that opens a profile and reads the first list, and tells its own times and memory as JSON.
import { performance as nodePerformance } from 'node:perf_hooks';
import { clientOf, coreOf } from '../core.ts';

const profileDir = process.argv[2] ?? '';
const loadedAt = performance.now();
const core = coreOf(profileDir);
await core.start();
const startedAt = performance.now();
const client = clientOf(core);
const status = await client.app.status({});
const { rows } = await client.customers.list({ limit: 100 });
const listedAt = performance.now();
console.log(
  JSON.stringify({
    state: status.state,
    rows: rows.length,
    nodeMs: nodePerformance.nodeTiming.bootstrapComplete,
    loadingMs: loadedAt - nodePerformance.nodeTiming.bootstrapComplete,
    openMs: startedAt - loadedAt,
    listMs: listedAt - startedAt,
  }),
);
await core.close();

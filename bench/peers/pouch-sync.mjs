// Measures PouchDB: `node pouch-sync.mjs pull|push FOLDER DOCUMENTS.json`. Prints the seconds of the replication as JSON.
import { spawn } from 'node:child_process';
import { mkdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { openPouch } from './pouch.mjs';

const [direction, folder, file] = process.argv.slice(2);
const batch = 1000;
const documents = JSON.parse(readFileSync(file, 'utf8'));
for (const name of ['server', 'laptop']) mkdirSync(`${folder}/${name}`, { recursive: true });

const server = spawn(process.execPath, [fileURLToPath(new URL('pouch-server.mjs', import.meta.url)), `${folder}/server`], {
  stdio: ['ignore', 'pipe', 'inherit', 'ipc'],
});
const port = await new Promise((resolve, reject) => {
  server.stdout.once('data', (text) => resolve(Number(String(text))));
  server.once('exit', (code) => reject(new Error(`the server ended with ${code}`)));
});
const Pouch = openPouch(`${folder}/laptop`);
const laptop = new Pouch('laptop');
const office = new Pouch(`http://127.0.0.1:${port}/office`, { adapter: 'http' });
await office.info();
const source = direction === 'pull' ? office : laptop;
for (let at = 0; at < documents.length; at += batch) await source.bulkDocs(documents.slice(at, at + batch));

const startedAt = performance.now();
const options = { batch_size: batch, batches_limit: 10 };
await (direction === 'pull' ? laptop.replicate.from(office, options) : laptop.replicate.to(office, options));
const seconds = (performance.now() - startedAt) / 1000;
const arrived = (await (direction === 'pull' ? laptop : office).info()).doc_count;
process.stdout.write(`${JSON.stringify({ seconds, arrived })}\n`);
await laptop.close();
server.disconnect();

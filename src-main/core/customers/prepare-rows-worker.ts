import { parentPort } from 'node:worker_threads';
import { serveRowPreparing } from '../sync/prepare-thread.ts';
import { contactSearchOf, customerColumns } from './customer-columns.ts';

if (parentPort !== null) serveRowPreparing({ local: { customers: customerColumns }, contactSearchOf }, parentPort);

import { parentPort } from 'node:worker_threads';
import { serveRowPreparing } from '../sync/prepare-thread.ts';
import { contactSearchOf, customerColumns, ownSearchOf } from './customer-columns.ts';

if (parentPort !== null) serveRowPreparing({ local: { customers: customerColumns }, contactSearchOf, ownSearchOf }, parentPort);

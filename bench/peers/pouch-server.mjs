// A CouchDB-like server of PouchDB on leveldb, in a process of its own: `node pouch-server.mjs FOLDER`. Prints its port.
import express from 'express';
import expressPouch from 'express-pouchdb';
import { openPouch } from './pouch.mjs';

const folder = process.argv[2];
const Pouch = openPouch(folder);
const app = express();
app.use('/', expressPouch(Pouch, { mode: 'minimumForPouchDB', inMemoryConfig: true, logPath: `${folder}/log.txt` }));
const server = app.listen(0, '127.0.0.1', () => process.stdout.write(`${server.address().port}\n`));
process.on('disconnect', () => process.exit(0));

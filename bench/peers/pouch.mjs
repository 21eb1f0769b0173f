import http from 'pouchdb-adapter-http';
import leveldb from 'pouchdb-adapter-leveldb';
import PouchDB from 'pouchdb-core';
import mapreduce from 'pouchdb-mapreduce';
import replication from 'pouchdb-replication';

PouchDB.plugin(leveldb).plugin(http).plugin(mapreduce).plugin(replication);

/** Databases on leveldb in this folder. */
export function openPouch(folder) {
  return PouchDB.defaults({ prefix: `${folder}/`, adapter: 'leveldb' });
}

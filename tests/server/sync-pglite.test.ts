import { sqlStoreUnderTest } from '../support/sync-stores.ts';
import { syncSuite } from './sync-suite.ts';

syncSuite(async () => await sqlStoreUnderTest('pglite'));

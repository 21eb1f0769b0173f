import { memoryStoreUnderTest } from '../support/sync-office.ts';
import { syncSuite } from './sync-suite.ts';

syncSuite(async () => memoryStoreUnderTest());

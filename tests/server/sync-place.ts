import type { Fields } from '../../src-shared/sync/merge.ts';
import type { PersonName, TestOffice } from '../support/sync-office.ts';

/** What the tests of one suite share. */
export interface SyncPlace {
  readonly office: () => Promise<TestOffice>;
  /** A customer of Lan's, as she pushed it. */
  readonly customerOfLan: (place: TestOffice, fields?: Fields) => Promise<string>;
  readonly pullAll: (place: TestOffice, ...names: readonly PersonName[]) => Promise<void>;
}

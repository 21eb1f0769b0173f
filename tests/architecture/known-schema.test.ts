import { expect, test } from 'vitest';
import { schemaVersion } from '../../src-main/core/platform/migrate.ts';
import { knownSchema } from '../../src-shared/sync/row-rules.ts';

test('the server knows the fields of the laptops that are built with it', () => {
  expect(knownSchema).toBe(schemaVersion);
});

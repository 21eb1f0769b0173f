import { existsSync } from 'node:fs';
import { expect, test } from 'vitest';
import { slowFaultFiles, slowScreenFiles, slowUnitFiles } from './slow-files-first.ts';

test('each file that is known to take long is there, so that none that was moved runs last unnoticed', () => {
  const missing = [...slowUnitFiles, ...slowScreenFiles, ...slowFaultFiles].filter(
    (file) => !existsSync(new URL(`../${file}`, import.meta.url)),
  );
  expect(missing).toEqual([]);
});

import { expect, test } from 'vitest';
import { errorCodes } from '../../src-shared/rpc/errors.ts';
import { adviceOf } from './failed-advice.ts';

test('a restore is offered for damaged or foreign data and a wrong key, and for nothing else', () => {
  expect(errorCodes.filter((code) => adviceOf(code).includes('restore'))).toEqual(['damaged', 'wrong-key', 'not-a-database']);
});

test.each([
  ['read-only', ['access']],
  ['disk-error', ['disk']],
  ['unexpected', ['diagnostics']],
] as const)('%s has a step of its own', (code, advice) => {
  expect(adviceOf(code)).toEqual(advice);
});

/** Why a row is bad or doubtful: keys of the catalogue's `importProblems`. */
export const problemReasons = [
  // While reading the file.
  'cell-cut',
  'formula-error',
  'bad-characters',
  'extra-cell',
  'cell-mended',
  'card-damaged',
  // While reading a row.
  'empty-name',
  'too-long',
  'invalid',
  'several-phones',
  'phone-not-recognised',
  'email-not-recognised',
  'tax-code-check',
  'tax-code-malformed',
  'unknown-province',
  'unknown-choice',
  'date-not-recognised',
  'phone-renewed',
  'day-to-come',
  'not-an-account-yet',
  'own-value-not-recognised',
  // Against the customers that are there.
  'duplicate',
  'duplicate-in-file',
  'person-added',
  'updated',
  'unchanged',
  'added-anyway',
] as const;
export type ProblemReason = (typeof problemReasons)[number];

/**
 * On what the data of a person is held or used. An import has to name one for the people in its file; `source` of a consent event begins
 * with its key.
 */
export const consentBases = ['consent', 'contract', 'request', 'public', 'law'] as const;
export type ConsentBasis = (typeof consentBases)[number];

/** How somebody said yes or no. */
export const consentSources = ['spoken', 'written', 'form', 'message', 'contract', 'import'] as const;
export type ConsentSource = (typeof consentSources)[number];

export const restrictionReasons = ['asked', 'objected', 'disputed', 'unlawful'] as const;

/**
 * On what the data of a person is held or used (Law 91/2025). Whoever imports a file names one for the people in it; only `consent` makes
 * lines of the ledger, since only there somebody said yes.
 */
export const consentBases = ['consent', 'contract', 'request', 'public', 'law'] as const;
export type ConsentBasis = (typeof consentBases)[number];

/** Of an import of which nobody named the basis: one of before this was asked, or of a script that did not say. */
export const basisNotTold = 'not-told';
export const importBases = [...consentBases, basisNotTold] as const;
export type ImportBasis = (typeof importBases)[number];

/** How somebody said yes or no. */
export const consentSources = ['spoken', 'written', 'form', 'message', 'contract', 'import'] as const;
export type ConsentSource = (typeof consentSources)[number];

export const restrictionReasons = ['asked', 'objected', 'disputed', 'unlawful'] as const;

export interface ImportSearch {
  /** The import whose result is shown. */
  readonly report?: string;
}

export function readImportSearch(search: Readonly<Record<string, unknown>>): ImportSearch {
  const { report } = search;
  return typeof report === 'string' && /^[0-9a-f-]{36}$/.test(report) ? { report } : {};
}

/** What leaves the program as a file and is written into the log of exports (`export_log.what`). */
export const exportKinds = [
  'customers',
  'vcard',
  'person',
  'calendar',
  'day-pack',
  'handover-sheet',
  'handover-dossier',
  'visit-report',
  'form-answers',
  'forecast',
  'lost-reasons',
  'turnover',
  'receivables',
  'entitlements',
  'announcement',
  'expenses',
  'products',
] as const;
export type ExportKind = (typeof exportKinds)[number];

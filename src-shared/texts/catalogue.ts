import type { ProblemReason } from '../imports/problems.ts';
import type { OfficeProblemCode } from '../office/office.contract.ts';
import type { ErrorCode } from '../rpc/errors.ts';
import type { RefusalCode } from '../sync/protocol.ts';

/**
 * Sentences for codes that travel between the rooms: what happened and what to do next. The texts of the screens themselves live in
 * the renderer's catalogues, those of the desktop shell in `shell.ts`.
 */
export interface Catalogue {
  readonly errors: Readonly<Record<ErrorCode, string>>;
  /** Values of `ErrorShape.fields`. */
  readonly fieldErrors: Readonly<Record<FieldErrorKey, string>>;
  readonly importProblems: Readonly<Record<ProblemReason, string>>;
  /** `details.reason` of a file that the import refused. */
  readonly importRefusals: Readonly<Record<ImportRefusalKey, string>>;
  /** `details.reason` of a file that is not taken in, shown or handed out. */
  readonly fileRefusals: Readonly<Record<FileRefusalKey, string>>;
  /** Codes of `office.status` → `problem`. */
  readonly officeProblems: Readonly<Record<OfficeProblemCode, string>>;
  /** Why the office refused a change. */
  readonly refusals: Readonly<Record<RefusalCode, string>>;
  /** Codes of `app.status` → `notices`. */
  readonly notices: Readonly<Record<NoticeKey, string>>;
}

export const fieldErrorKeys = [
  'required',
  'too-long',
  'too-short',
  'too-small',
  'too-big',
  'not-a-number',
  'not-a-date',
  'not-a-time',
  'not-a-choice',
  'not-a-link',
  'name-taken',
  'unknown-cursor',
  'end-before-start',
  'tax-code-check-digit',
  'tax-code-malformed',
  'phone-not-recognised',
  'email-not-recognised',
  'account-needs-transaction',
  'last-day-before-first',
  'day-to-come',
  'day-taken',
  'code-taken',
  'invoice-taken',
  'due-before-issue',
  'more-than-left',
  'more-than-paid',
  'no-credit',
  'group-loop',
  'vat-overlap',
  'out-of-stock',
  'never-working',
  'itself',
  'no-such-record',
  'would-loop',
  'merged-the-other-way',
  'nothing-to-merge',
  'another-name',
  'not-a-person',
  'not-a-lead',
  'erased',
  'team-not-selling',
  'stage-inactive',
  'stage-is-lost',
  'last-stage-of-kind',
  'not-changeable',
  'has-left',
  'all-restricted',
  'no-calendar',
  'too-many-entries',
  'too-late',
  'unknown-bank',
  'account-characters',
  'account-length',
  'not-a-picture',
  'unknown-template-field',
  'needs-approval',
  'import-rule',
  'not-the-approver',
  'not-the-leader',
  'own-quote',
  'changed-meanwhile',
  'nobody-to-tell',
  'too-many-recipients',
  'policy-not-in-force',
  'invalid',
] as const;
export type FieldErrorKey = (typeof fieldErrorKeys)[number];

export type ImportRefusalKey =
  | 'missing'
  | 'no-access'
  | 'empty'
  | 'not-a-table'
  | 'old-excel'
  | 'encrypted'
  | 'damaged'
  | 'no-rows'
  | 'too-slow'
  | 'file-size'
  | 'columns'
  | 'rows'
  | 'unpacked-size'
  | 'packed-too-tightly'
  | 'entries'
  | 'memory';

export type FileRefusalKey =
  | 'paper-size'
  | 'paper-empty'
  | 'paper-no-file'
  | 'paper-program'
  | 'paper-not-whole'
  | 'paper-damaged'
  | 'paper-missing'
  | 'paper-not-sent'
  | 'paper-not-shown'
  | 'paper-too-large-to-show'
  | 'photo-no-picture'
  | 'photo-twice'
  | 'photo-most';

export type NoticeKey =
  | 'restored-from-backup'
  | 'import-interrupted'
  | 'journal-behind'
  | 'office-differs'
  | 'office-still-differs';

import { z } from 'zod';
import { exactPartial } from '../lib/fields.ts';
import { standardVisitFree } from '../reminders/tet.ts';
import { command, query } from '../rpc/procedure.ts';
import { undoable } from '../undo/undo.contract.ts';

/** What holds for everybody in the office. Administrators set it, every laptop reads it; each rule is a row of `office_settings`. */
export const officeRules = z.object({
  /** A customer who bought nothing for longer than this has stopped trading. */
  tradingLimitDays: z.int().min(1).max(3650),
  /** Who may take customer data out as a file. */
  whoMayExport: z.enum(['everybody', 'managers', 'admins']),
  /** Who may bring customer data in from a file. */
  whoMayImport: z.enum(['everybody', 'managers', 'admins']),
  /** Nobody is reminded of debts from Giao thừa until the end of Mùng N. */
  tetDebtFreeDays: z.int().min(0).max(30),
  /** Nor on Mùng 1 of any lunar month. */
  isFirstOfMonthDebtFree: z.boolean(),
  /** No visit is planned or reminded of from Giao thừa until the end of Mùng N. */
  tetVisitFreeDays: z.int().min(0).max(30),
  /** Nor on Mùng 1 of any lunar month. */
  isFirstOfMonthVisitFree: z.boolean(),
  /** Within so many metres of the customer somebody counts as being there. */
  proofMetres: z.int().min(20).max(20_000),
  /** So many minutes before and after a visit a photo still belongs to it. */
  proofMinutes: z.int().min(5).max(720),
});
export type OfficeRules = z.output<typeof officeRules>;

export const standardRules: OfficeRules = {
  tradingLimitDays: 90,
  whoMayExport: 'everybody',
  whoMayImport: 'everybody',
  tetDebtFreeDays: 7,
  isFirstOfMonthDebtFree: false,
  ...standardVisitFree,
  proofMetres: 300,
  proofMinutes: 60,
};

export const officeRulesContract = {
  get: query(
    'The rules that hold for everybody in the office, and whether this person may change them',
    z.object({}),
    officeRules.extend({ mayChange: z.boolean() }),
  ),
  set: command('Changes rules of the office; administrators only', exactPartial(officeRules), undoable),
};

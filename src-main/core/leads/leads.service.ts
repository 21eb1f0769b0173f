import type { LeadAssessment, leadsContract } from '../../../src-shared/leads/leads.contract.ts';
import type { Customer } from '../../../src-shared/customers/customer.ts';
import { AppError } from '../../../src-shared/rpc/errors.ts';
import type { HandlersOf } from '../../../src-shared/rpc/procedure.ts';
import type { Context } from '../context.ts';
import { changeCustomer, createFamily, inFamily } from '../customers/index.ts';
import { createCustomerHandover } from '../handovers/index.ts';
import { createGiveCheck } from '../team/index.ts';
import { createLeadConversion } from './convert-lead.ts';
import { createLeadList } from './lead-list.ts';
import { createOrigins } from './origins.ts';

export function createLeadsService(ctx: Context): HandlersOf<typeof leadsContract> {
  const family = createFamily(ctx.db);
  const mayGive = createGiveCheck(ctx);
  const give = createCustomerHandover(ctx);
  const ofCustomer = ctx.db.prepare(
    `SELECT a.id, a.verdict, a.warmth, a.budget_dong AS budgetDong, a.timing, a.decider, a.need, a.note, a.assessed_at AS assessedAt,
       u.name AS authorName, a.created_by AS authorId
     FROM lead_assessments AS a LEFT JOIN users AS u ON u.id = a.created_by
     WHERE ${inFamily('a.customer_id')} AND a.deleted_at IS NULL ORDER BY a.assessed_at DESC, a.id DESC`,
  );
  const lifecycleOf = ctx.db.prepare('SELECT lifecycle FROM customers WHERE id = ?').pluck();

  return {
    list: createLeadList(ctx),
    convert: createLeadConversion(ctx),
    ...createOrigins(ctx),
    of({ customerId }) {
      const lifecycle = lifecycleOf.get(family.winnerOf(customerId));
      if (typeof lifecycle !== 'string')
        throw new AppError('not-found', 'no customer with this id', { details: { id: customerId } });
      const rows = ofCustomer.all(family.json(family.winnerOf(customerId))) as AssessmentRow[]; // the columns selected
      return {
        lifecycle: lifecycle as Customer['lifecycle'], // the office and the contract let nothing else in
        assessments: rows.map(({ authorId, ...row }) => ({ ...row, isMine: authorId === ctx.userId() })),
      };
    },
    assess({ customerId, toUserId, toTeamId, handoverNote, ...assessment }) {
      const isGiven = toUserId !== undefined || toTeamId !== undefined;
      const receiver = toTeamId === undefined ? { ownerId: toUserId ?? null } : { ownerId: null, teamId: toTeamId };
      if (isGiven && !mayGive(receiver)) throw new AppError('forbidden', 'this person may not give customers there');
      const { value, groupId } = ctx.write.transact((tx) => {
        // Another laptop may have merged the lead meanwhile: what is thought of it is thought of the record that stands for it.
        const leadId = family.winnerOf(customerId);
        const row = tx.read('customers', leadId);
        if (row === null || row.deletedAt !== null) {
          throw new AppError('not-found', 'no living customer with this id', { details: { id: customerId } });
        }
        if (row.fields['lifecycle'] === 'account') {
          throw new AppError('invalid', 'an account is no lead any more', { fields: { customerId: 'not-a-lead' } });
        }
        const id = tx.create('leadAssessments', { ...assessment, customerId: leadId, assessedAt: tx.now });
        // Thô → tiềm năng: somebody has looked and it is worth the work.
        if (assessment.verdict === 'qualified' && row.fields['lifecycle'] === 'target') {
          changeCustomer(tx, leadId, { lifecycle: 'lead' });
        }
        return { id, isHandedOver: isGiven && give(tx, leadId, receiver, handoverNote) };
      });
      return { ...value, groupId };
    },
  };
}

type AssessmentRow = Omit<LeadAssessment, 'isMine'> & { readonly authorId: string | null };

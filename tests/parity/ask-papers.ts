import { standardTemplates } from '../../src-shared/documents/standard-templates.ts';

type Ask = (procedure: string, input: unknown) => Promise<Record<string, unknown>>;

const stranger = '0192d3f0-0000-7000-8000-000000000001';

/** What goes out on paper. */
export async function askPapers(ask: Ask): Promise<void> {
  const { name, body } = standardTemplates.quote.vi;
  await ask('company.set', { name: 'Công ty Lan', bankBin: '970436', bankAccount: '0011 001 234567' });
  await ask('company.set', { bankAccount: 'CONGTYLAN' });
  await ask('company.get', {});
  const template = { name, language: 'vi', body, isStandard: true, isActive: true };
  const { id } = await ask('templates.save', template);
  await ask('templates.save', { ...template, body: { ...body, foot: '{{customer.nmae}}' } });
  await ask('templates.list', {});
  await ask('templates.delete', { id });
  await ask('quotePapers.get', { quoteId: stranger });
  await ask('quotePapers.get', { orderId: stranger });
  await ask('quotePapers.pdf', { quoteId: 'x', file: 'no handed out file' });
  await ask('quotePapers.email', { quoteId: 'x', file: 'no handed out file' });
}

/** Whose word a quote needs. */
export async function askApprovals(ask: Ask): Promise<void> {
  const rule = { name: 'Từ 100 triệu', teamId: null, minTotalDong: 100_000_000, minDiscountBasisPoints: null, isActive: true };
  const { id } = await ask('approvalRules.save', { ...rule, approver: 'leader', approverId: null });
  await ask('approvalRules.save', { ...rule, approver: 'user', approverId: null });
  await ask('approvalRules.list', {});
  await ask('approvalRules.delete', { id });
  await ask('approvals.waiting', {});
  await ask('approvals.of', { quoteId: stranger });
  await ask('approvals.ask', { quoteId: stranger });
  await ask('approvals.decide', { id: stranger, state: 'approved' });
  await ask('approvals.withdraw', { quoteId: stranger });
}

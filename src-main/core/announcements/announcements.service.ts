import type { announcementsContract } from '../../../src-shared/announcements/announcements.contract.ts';
import type { customersContract } from '../../../src-shared/customers/customers.contract.ts';
import type { HandlersOf } from '../../../src-shared/rpc/procedure.ts';
import type { Context } from '../context.ts';
import { createMails } from './mails.ts';
import { createMaker } from './make.ts';
import { createProposer } from './propose.ts';
import { createMailTemplate } from './template.ts';

/** A new price policy is told to many. Nothing is sent from here: drafts go to the mail program, and whoever sends them says so. */
export function createAnnouncementsService(
  ctx: Context,
  customers: Pick<HandlersOf<typeof customersContract>, 'list'>,
): HandlersOf<typeof announcementsContract> {
  const { answer, handlers } = createProposer(ctx, customers);
  return { ...handlers, ...createMailTemplate(ctx), ...createMails(ctx), make: createMaker(ctx, answer) };
}

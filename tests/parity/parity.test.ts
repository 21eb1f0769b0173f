import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { contract } from '../../src-shared/contract.ts';
import type { ContractShape } from '../../src-shared/rpc/procedure.ts';
import { type Asked, askEverything } from './every-procedure.ts';
import { comparable } from './same-answers.ts';
import { spawnCommandLine, ways } from './transports.ts';

const names = Object.keys(ways);
const ofProcesses = 'command line';
const dir = mkdtempSync(join(tmpdir(), 'fieldbook-parity-'));
const answers = new Map<string, Asked[]>();
afterAll(() => rmSync(dir, { recursive: true, force: true }));

beforeAll(async () => {
  const ask = async (name: string) => {
    const open = ways[name];
    if (open === undefined) throw new Error(`there is no ${name}`);
    const profile = join(dir, name.replaceAll(' ', '-'));
    const way = await open(profile);
    try {
      answers.set(name, await askEverything(way, join(profile, 'files')));
    } finally {
      await way.close();
    }
  };
  const others = async () => {
    for (const name of names) if (name !== ofProcesses) await ask(name);
  };
  // Each on a profile of its own: while processes start, the others are asked.
  await Promise.all([ask(ofProcesses), others()]);
}, 300_000);

test('every procedure of the contract is asked, over every way to the core', () => {
  const shape: ContractShape = contract;
  const all = Object.entries(shape).flatMap(([domain, verbs]) => Object.keys(verbs).map((verb) => `${domain}.${verb}`));
  for (const name of names) {
    const asked = new Set(answers.get(name)?.map(({ procedure }) => procedure));
    expect(
      all.filter((procedure) => !asked.has(procedure)),
      name,
    ).toEqual([]);
  }
});

test('what a rep does in a day works, and what is refused has the code that says why', () => {
  const direct = answers.get('direct call') ?? [];
  const refused = direct.flatMap(({ procedure, outcome }) => (outcome.ok ? [] : [`${procedure} ${outcome.error.code}`]));
  expect(refused).toEqual([
    'customers.search no-profile',
    'profile.create profile-exists',
    'demo.load profile-exists',
    'profile.startOver invalid',
    'profile.takeBack profile-exists',
    'settings.set invalid',
    'customers.create invalid',
    'customers.get not-found',
    'customers.get invalid',
    'customers.update invalid',
    'customers.update invalid',
    'standing.get not-found',
    'officeRules.set invalid',
    'reminders.setRule invalid',
    'reminders.mark invalid',
    'care.appoint invalid',
    'leads.assess not-found',
    'competitors.notePrice invalid',
    'help.ask not-found',
    'appointments.save invalid',
    'appointments.exportIcs invalid',
    'appointments.inspectIcs invalid',
    'appointments.importIcs invalid',
    'substitutions.save invalid',
    'substitutions.delete not-found',
    'help.withdraw conflict',
    'customFields.define invalid',
    'customFields.set invalid',
    'consent.record invalid',
    'consent.of not-found',
    'dataRequests.receive invalid',
    'dataRequests.close conflict',
    'contacts.exportVcards invalid',
    'persons.export invalid',
    'persons.erase invalid',
    'customers.list invalid',
    'undo.restore not-found',
    'contacts.update not-found',
    'parts.create invalid',
    'parts.update invalid',
    'customers.update invalid',
    'parts.sites not-found',
    'interactions.correct conflict',
    'visits.create invalid',
    'proof.place invalid',
    'proof.seal conflict',
    'proof.checkIn conflict',
    'proof.get not-found',
    'visitForms.save invalid',
    'visitForms.answer invalid',
    'visitForms.export invalid',
    'expenses.create invalid',
    'expenses.delete conflict',
    'expenses.decide conflict',
    'expenses.export invalid',
    'receivables.addInvoice invalid',
    'receivables.changeInvoice invalid',
    'receivables.addReceipt invalid',
    'receivables.export invalid',
    'products.save invalid',
    'products.get not-found',
    'priceLists.save invalid',
    'priceLists.setPrices invalid',
    'vatRates.save invalid',
    'productPhotos.arrange not-found',
    'stock.save not-found',
    'stock.import invalid',
    'products.import invalid',
    'products.export invalid',
    'productGroups.save invalid',
    'turnover.export invalid',
    'reports.exportVisits invalid',
    'targets.save invalid',
    'dayPacks.pdf invalid',
    'lists.change not-found',
    'holidays.add invalid',
    'holidays.remove not-found',
    'visitRules.save invalid',
    'visitPlans.remove not-found',
    'visitPlans.leaveDaysOff invalid',
    'activityTypes.save invalid',
    'tasks.create invalid',
    'tasks.move conflict',
    'tasks.forOrder not-found',
    'checklists.mark not-found',
    'stages.save invalid',
    'opportunities.create invalid',
    'stages.delete conflict',
    'opportunities.close invalid',
    'pipeline.exportForecast invalid',
    'pipeline.exportLost invalid',
    'merges.merge invalid',
    'merges.undo conflict',
    'prices.ofLines invalid',
    'prices.saveRule invalid',
    'announcements.make invalid',
    'announcements.markSent not-found',
    'announcements.drop not-found',
    'promotions.entitle invalid',
    'promotions.exportLedger invalid',
    'quotes.create invalid',
    'quotes.get not-found',
    'quotes.saveContent invalid',
    'quotes.delete conflict',
    'quotes.cancel conflict',
    'quotes.choose not-found',
    'orders.create invalid',
    'orders.get not-found',
    'orders.confirm conflict',
    'orders.deliver invalid',
    'orders.takeBackDelivery not-found',
    'orders.delete conflict',
    'orders.choose not-found',
    'contracts.create invalid',
    'contracts.get not-found',
    'contracts.renew conflict',
    'contracts.end conflict',
    'installedItems.create invalid',
    'installedItems.createFrom invalid',
    'company.set invalid',
    'templates.save invalid',
    'quotePapers.get not-found',
    'quotePapers.get not-found',
    'quotePapers.pdf invalid',
    'quotePapers.email invalid',
    'approvalRules.save invalid',
    'approvals.of not-found',
    'approvals.ask not-found',
    'approvals.decide not-found',
    'approvals.withdraw not-found',
    'views.share not-found',
    'views.saveOfList invalid',
    'drafts.keep invalid',
    'handovers.run forbidden',
    'handovers.run invalid',
    'exports.customers invalid',
    'documents.handoverSheet invalid',
    'documents.handoverDossier invalid',
    'imports.errorFile invalid',
    'files.receive not-supported',
    'files.content not-supported',
    'files.setThumbnail invalid',
    'files.save not-found',
    'office.probe offline',
    'office.probe invalid',
    'office.join profile-exists',
    'office.status no-office',
    'office.syncNow no-office',
    'office.signIn no-office',
    'office.signOut no-office',
    'office.changePassword no-office',
    'office.devices no-office',
    'office.revokeDevice no-office',
    'office.calendarFeed no-office',
    'office.makeCalendarFeed no-office',
    'office.endCalendarFeed no-office',
    'office.pending no-office',
    'office.resend no-office',
    'office.discard no-office',
    'office.undiscard no-office',
    'office.conflicts no-office',
    'office.resolve no-office',
    'office.acceptRestoredOffice no-office',
    'office.allowRemovals no-office',
    'customers.nothing not-found',
  ]);
});

test('a wrong call of the shipped command line ends with 2, help with 0', async () => {
  expect(await spawnCommandLine(['customers.serch'])).toMatchObject({ code: 2, err: expect.stringContaining('did you mean') });
  expect(await spawnCommandLine(['customers.get', '--help'])).toMatchObject({ code: 0, err: '' });
});

describe('the answers are the same', () => {
  test.each(names.slice(1))('by direct call and by %s', (name) => {
    expect(comparable(answers.get(name) ?? [])).toEqual(comparable(answers.get('direct call') ?? []));
  });
});

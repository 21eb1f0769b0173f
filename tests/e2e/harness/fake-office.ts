import type { Page, Route } from 'playwright-core';
import type { AppStatus } from '../../../src-shared/app/app.contract.ts';
import type { Conflict, MyDevice, OfficeStatus, PendingChange } from '../../../src-shared/office/office.contract.ts';
import type { CoreEvent } from '../../../src-shared/rpc/events.ts';
import type { ErrorShape } from '../../../src-shared/rpc/errors.ts';
import { answerCalls } from './answer-calls.ts';

/**
 * An office between the page and the core, for faces that a real one shows once in a year: the page asks as always, the
 * answers about the office come from here. Everything else is the real core's.
 */
export interface FakeOffice {
  status: OfficeStatus;
  pending: PendingChange[];
  conflicts: Conflict[];
  devices: MyDevice[];
  /** What the next calls of a procedure are refused with, by its name. */
  readonly refusals: Map<string, ErrorShape>;
  /** What was asked of the office, in order. */
  readonly asked: { readonly procedure: string; readonly input: Record<string, unknown> }[];
  /** Answers of a procedure that a test brings itself. */
  readonly answers: Map<string, (input: Record<string, unknown>) => unknown>;
  /** Tells the page of an event, as the core would. */
  tell(event: CoreEvent): Promise<void>;
  /** Changes the status and tells the page. */
  setStatus(change: Partial<OfficeStatus>): Promise<void>;
}

export const someStatus: OfficeStatus = {
  address: 'https://crm.daidongtien.vn',
  organisationName: 'Công ty TNHH Đại Đồng Tiến',
  account: 'hang.le',
  role: 'admin',
  deviceName: 'Laptop Windows',
  deviceCode: 'A7',
  state: 'online',
  problem: null,
  lastSyncAt: '2026-11-25T01:12:00.000Z',
  waiting: 0,
  waitingSince: null,
  rejected: 0,
  conflicts: 0,
  loading: null,
  clockOffsetMs: 0,
};

/** Puts a fake office behind a page that shows the demo company, and loads it again. */
export async function fakeOffice(page: Page): Promise<FakeOffice> {
  const office: FakeOffice = {
    status: { ...someStatus },
    pending: [],
    conflicts: [],
    devices: [],
    refusals: new Map(),
    asked: [],
    answers: new Map(),
    async tell(event) {
      await page.evaluate((told) => window.dispatchEvent(new CustomEvent('fake-office', { detail: told })), event);
    },
    async setStatus(change) {
      office.status = { ...office.status, ...change };
      await office.tell({ type: 'status' });
    },
  };
  await page.addInitScript(() => {
    const Real = window.EventSource;
    window.EventSource = class extends Real {
      constructor(url: string | URL) {
        super(url);
        window.addEventListener('fake-office', (event) => {
          if (event instanceof CustomEvent) this.onmessage?.(new MessageEvent('message', { data: JSON.stringify(event.detail) }));
        });
      }
    };
  });
  await answerCalls(page, '**/call/app.status', async (route) => {
    const answer = await route.fetch();
    // The loopback host answers with an Outcome of the contract's shape.
    const outcome = (await answer.json()) as { ok: true; value: AppStatus };
    const { profile } = outcome.value;
    if (profile !== null) {
      const { state, waiting, rejected, conflicts, lastSyncAt } = office.status;
      outcome.value = {
        ...outcome.value,
        profile: { ...profile, kind: 'office' },
        sync: { state, waiting, attention: rejected + conflicts, lastSyncAt },
      };
    }
    await route.fulfill({ json: outcome });
  });
  await answerCalls(page, '**/call/office.*', (route) => answerFor(office, route));
  await page.reload({ waitUntil: 'domcontentloaded' });
  await page.getByRole('main').waitFor();
  return office;
}

async function answerFor(office: FakeOffice, route: Route): Promise<void> {
  const procedure = new URL(route.request().url()).pathname.replace('/call/office.', '');
  const input = (route.request().postDataJSON() ?? {}) as Record<string, unknown>; // the page sends objects
  office.asked.push({ procedure, input });
  const refusal = office.refusals.get(procedure);
  if (refusal !== undefined) return route.fulfill({ json: { ok: false, error: refusal } });
  const own = office.answers.get(procedure);
  const value = own === undefined ? standardAnswer(office, procedure, input) : await own(input);
  await route.fulfill({ json: { ok: true, value } });
  // The answer was given: whoever closes the page before the event comes loses nothing, and a test that waits for the event fails by itself.
  if (!queries.includes(procedure)) await office.tell({ type: 'status' }).catch(() => undefined);
}

const queries = ['probe', 'status', 'devices', 'calendarFeed', 'pending', 'conflicts'];

function standardAnswer(office: FakeOffice, procedure: string, input: Record<string, unknown>): unknown {
  const setStates = (from: PendingChange['state'], to: PendingChange['state']) => {
    const numbers = Array.isArray(input['opNos']) ? input['opNos'] : [];
    office.pending = office.pending.map((change) =>
      numbers.includes(change.opNo) && change.state === from ? { ...change, state: to } : change,
    );
    return {};
  };
  switch (procedure) {
    case 'status':
    case 'syncNow':
      return office.status;
    case 'pending':
      return { changes: office.pending.filter(({ state }) => state !== 'discarded' || input['withDiscarded'] === true) };
    case 'conflicts':
      return { conflicts: office.conflicts.filter(({ resolution }) => (resolution !== null) === (input['resolved'] === true)) };
    case 'devices':
      return { devices: office.devices.filter(({ userName }) => input['everyone'] === true || userName === 'Lê Thị Hằng') };
    case 'calendarFeed':
      return { madeAt: null };
    case 'discard':
      return setStates('rejected', 'discarded');
    case 'undiscard':
      return setStates('discarded', 'rejected');
    case 'resend':
      office.pending = office.pending.map((change) =>
        change.opNo === input['opNo'] ? { ...change, state: 'waiting', refusal: null } : change,
      );
      return { groupId: '0192d3f0-0000-7000-8000-00000000000f' };
    case 'resolve':
      office.conflicts = office.conflicts.map((conflict) =>
        conflict.id === input['id'] ? { ...conflict, resolution: input['use'] === 'kept' ? 'kept' : 'turned' } : conflict,
      );
      return { groupId: '0192d3f0-0000-7000-8000-00000000000f' };
    default:
      return {};
  }
}

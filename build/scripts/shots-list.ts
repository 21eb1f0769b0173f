import type { Page } from 'playwright-core';
import type { Client } from '../../src-shared/contract.ts';
import { answerCalls } from '../../tests/e2e/harness/answer-calls.ts';
import { fakeOffice } from '../../tests/e2e/harness/fake-office.ts';
import { taskDay } from '../../tests/e2e/harness/task-stories.ts';
import { playOwnFields } from '../../tests/e2e/harness/own-field-stories.ts';
import { announceOnce } from '../../tests/e2e/harness/announcement-stories.ts';
import { soldOnce } from '../../tests/e2e/harness/sold-stories.ts';
import { officeDay } from '../../tests/e2e/harness/office-stories.ts';

/** One picture: a place of the program, and what a person did there before it was taken. */
export interface Shot {
  readonly name: string;
  /** What stands after the `#`; `:customer`, `:visit`, `:opportunity`, `:competitor`, `:quote`, `:order`, `:contract` and `:product` become ids of the demo company. */
  readonly path: string;
  /** The start screen needs a laptop without a profile. */
  readonly profile: 'demo' | 'none';
  readonly act?: (page: Page, client: Client) => Promise<void>;
}

const press = (keys: string) => (page: Page) => page.keyboard.press(keys);

/** Two customers of the demo company are represented by people who are called like a street. */
async function nameRepresentatives(client: Client) {
  const { rows } = await client.customers.list({ limit: 2, order: { by: 'createdAt', descending: true } });
  for (const { id } of rows) await client.customers.update({ id, change: { legalRepresentative: 'Bà Phan Chu Trinh' } });
}

/** The screens of an office with something to decide; the office itself is played. */
const inOffice = (tab: RegExp | null) => async (page: Page, client: Client) => {
  const office = await fakeOffice(page);
  const { pending, conflicts, devices } = await officeDay(client);
  Object.assign(office, { pending, conflicts, devices });
  await office.setStatus({
    state: 'attention',
    rejected: pending.filter(({ state }) => state === 'rejected').length,
    waiting: pending.filter(({ state }) => state === 'waiting').length,
    conflicts: conflicts.length,
  });
  if (tab !== null) await page.getByRole('tab', { name: tab }).click();
};

/** Contracts and machines of two customers. */
const sold = async (page: Page, client: Client) => {
  await soldOnce(client);
  await page.getByRole('table').waitFor();
};
const soldContract = async (page: Page, client: Client) => {
  await soldOnce(client);
  await page.getByRole('link', { name: /^Hợp đồng nguyên tắc cung cấp bao bì/ }).click();
  await page.getByText('PL-01').waitFor();
};

/** A plan that waits, and a question that was answered. */
const helped = async (page: Page, client: Client) => {
  const [first, second] = (await client.customers.list({ limit: 2 })).rows;
  if ((await client.help.list({})).requests.length === 0) {
    await client.help.ask({ customerId: first?.id ?? '', kind: 'plan', text: 'Quý này: ba lượt thăm, tặng mẫu, mời hội thảo' });
    const { id } = await client.help.ask({ customerId: second?.id ?? '', text: 'Nhờ anh đi cùng gặp giám đốc' });
    await client.help.answer({ id, answer: 'Thứ năm tôi đi cùng' });
  }
  await page.getByRole('region', { name: /^(Đang chờ|Waiting)$/ }).waitFor();
};

/** A price policy told by mail: one draft went out and one did not. */
const announced = async (page: Page, client: Client) => {
  await announceOnce(page, client);
  await page
    .getByText(/Thư nháp|Draft/)
    .first()
    .waitFor();
};
const announcing = async (page: Page, client: Client) => {
  const name = await announceOnce(page, client);
  await page.getByRole('button', { name: new RegExp(`^(Báo khách về|Tell customers about) ${name}`) }).click();
  await page.getByRole('menuitem', { name: /^(Soạn thư báo khách|Write them a mail)/ }).click();
  await page.getByRole('button', { name: /(khách nhận thư|gets? the mail)$/ }).click();
  await page.getByRole('checkbox', { name: /^(Giao người phụ trách|Have their owners)/ }).check();
};

/** Every screen and its faces worth looking at. A new screen adds its lines here. */
export const shots: readonly Shot[] = [
  { name: 'start', path: '/', profile: 'none' },
  {
    name: 'join',
    path: '/',
    profile: 'none',
    act: (page) => page.getByRole('button', { name: /văn phòng|our office/i }).click(),
  },
  {
    name: 'start-kept',
    path: '/',
    profile: 'none',
    async act(page) {
      const about = { kind: 'office', userName: 'Lê Thị Hằng', companyName: 'Công ty TNHH Đại Đồng Tiến' } as const;
      const profiles = [{ folder: 'a', keptAt: '2026-11-24T08:30:00.000Z', unsent: 3, ...about }];
      await answerCalls(page, '**/call/profile.kept', (route) => route.fulfill({ json: { ok: true, value: { profiles } } }));
      await page.reload();
      await page.getByText(about.companyName).waitFor();
    },
  },
  { name: 'opportunities', path: '/opportunities', profile: 'demo' },
  { name: 'opportunities-list', path: '/opportunities?view=list', profile: 'demo' },
  { name: 'opportunity', path: '/opportunities/:opportunity', profile: 'demo' },
  { name: 'customer-sales', path: '/customers/:customer?tab=sales', profile: 'demo' },
  { name: 'opportunity-new', path: '/opportunities', profile: 'demo', act: press('Control+n') },
  { name: 'leads', path: '/leads', profile: 'demo' },
  { name: 'leads-qualified', path: '/leads?state="qualified"&whose="all"', profile: 'demo' },
  {
    name: 'lead-assess',
    path: '/leads',
    profile: 'demo',
    act: (page) =>
      page
        .getByRole('button', { name: /^(Đánh giá|Assess) ./ })
        .first()
        .click(),
  },
  {
    name: 'lead-convert',
    path: '/leads?state="qualified"',
    profile: 'demo',
    act: (page) =>
      page
        .getByRole('button', { name: /^(Chuyển|Make) .+ (thành cơ hội|an opportunity)$/ })
        .first()
        .click(),
  },
  { name: 'quotes', path: '/quotes', profile: 'demo' },
  { name: 'quote', path: '/quotes/:quote', profile: 'demo' },
  {
    name: 'quote-papers',
    path: '/quotes/:quote',
    profile: 'demo',
    act: (page) => page.getByRole('button', { name: /^(In và gửi|Print and send)$/ }).click(),
  },
  { name: 'orders', path: '/orders', profile: 'demo' },
  { name: 'order', path: '/orders/:order', profile: 'demo' },
  { name: 'order-new', path: '/orders', profile: 'demo', act: press('Control+n') },
  { name: 'contracts', path: '/contracts', profile: 'demo', act: sold },
  { name: 'contract', path: '/contracts/:contract', profile: 'demo' },
  { name: 'contract-chain', path: '/contracts', profile: 'demo', act: soldContract },
  { name: 'installed-items', path: '/installed-items', profile: 'demo', act: sold },
  { name: 'quote-new', path: '/quotes', profile: 'demo', act: press('Control+n') },
  { name: 'products', path: '/products', profile: 'demo' },
  { name: 'price-lists', path: '/products?tab=prices', profile: 'demo' },
  { name: 'product', path: '/products/:product', profile: 'demo' },
  { name: 'prices', path: '/prices', profile: 'demo' },
  { name: 'prices-try', path: '/prices?tab="try"', profile: 'demo' },
  { name: 'prices-payment', path: '/prices?tab="payment"', profile: 'demo' },
  { name: 'promotions', path: '/prices?tab="promotions"', profile: 'demo' },
  { name: 'announcements', path: '/prices?tab="announcements"', profile: 'demo', act: announced },
  { name: 'announce', path: '/prices', profile: 'demo', act: announcing },
  { name: 'competitors', path: '/competitors', profile: 'demo' },
  { name: 'competitor', path: '/competitors/:competitor', profile: 'demo' },
  {
    name: 'competitor-price',
    path: '/competitors',
    profile: 'demo',
    act: (page) =>
      page
        .getByRole('button', { name: /^(Ghi giá đối thủ|Note a competitor)/ })
        .first()
        .click(),
  },
  { name: 'forecast', path: '/reports?tab=forecast', profile: 'demo' },
  { name: 'lost-reasons', path: '/reports?tab=lost', profile: 'demo' },
  { name: 'turnover', path: '/reports?tab=turnover', profile: 'demo' },
  { name: 'tasks', path: '/tasks', profile: 'demo', act: (_page, client) => taskDay(client) },
  { name: 'tasks-board', path: '/tasks?view=board', profile: 'demo', act: (_page, client) => taskDay(client) },
  { name: 'tasks-process', path: '/tasks?view=process', profile: 'demo', act: (_page, client) => taskDay(client) },
  { name: 'tasks-help', path: '/tasks?view=help', profile: 'demo', act: helped },
  {
    name: 'task-drawer',
    path: '/tasks',
    profile: 'demo',
    act: async (page, client) => {
      await taskDay(client);
      await page.getByRole('button', { name: /^Gọi lại anh Phúc/ }).click();
      await page.getByRole('button', { name: /^(Xong việc|Finish)$/ }).click();
    },
  },
  {
    name: 'tasks-many',
    path: '/tasks',
    profile: 'demo',
    act: async (page, client) => {
      await taskDay(client);
      await page.getByRole('button', { name: /Giao hàng loạt|One job for many/ }).click();
    },
  },
  { name: 'today', path: '/today', profile: 'demo' },
  {
    name: 'reminders',
    path: '/today',
    profile: 'demo',
    act: async (page) => {
      await page.getByRole('button', { name: /^(Nhắc việc|Reminders)/ }).click();
      await page.getByRole('dialog', { name: /^(Nhắc việc|Reminders)$/ }).waitFor();
    },
  },
  { name: 'customers', path: '/customers', profile: 'demo' },
  { name: 'customers-none-found', path: '/customers?filter=%7B%22text%22%3A%22khong%20co%20ai%22%7D', profile: 'demo' },
  { name: 'customers-selected', path: '/customers', profile: 'demo', act: (page) => page.getByRole('checkbox').nth(2).check() },
  { name: 'customers-grouped', path: '/customers?group=provinceCode', profile: 'demo' },
  {
    name: 'customers-conditions',
    path: '/customers?filter=%7B%22where%22%3A%7B%22join%22%3A%22any%22%2C%22items%22%3A%5B%7B%22field%22%3A%22rating%22%2C%22op%22%3A%22is%22%2C%22value%22%3A%5B%22A%22%5D%7D%5D%7D%7D',
    profile: 'demo',
    act: async (page) => {
      await page.getByRole('button', { name: /^(Bộ lọc|Filters)$/ }).click();
      await page.getByRole('button', { name: /^(Điều kiện nâng cao…|More conditions…)$/ }).click();
    },
  },
  {
    name: 'customers-statistics',
    path: '/customers',
    profile: 'demo',
    act: (page) => page.getByRole('button', { name: /^(Thống kê|Statistics)$/ }).click(),
  },
  { name: 'customer', path: '/customers/:customer', profile: 'demo' },
  { name: 'customer-profile', path: '/customers/:customer?tab=profile', profile: 'demo' },
  { name: 'customer-contacts', path: '/customers/:customer?tab=contacts', profile: 'demo' },
  { name: 'customer-papers', path: '/customers/:customer?tab=files', profile: 'demo' },
  {
    name: 'customer-personal-data',
    path: '/customers/:customer?tab=contacts',
    profile: 'demo',
    act: async (page) => {
      await page
        .getByRole('button', { name: /^(Thao tác khác với|More for) / })
        .first()
        .click();
      await page.getByRole('menuitem', { name: /^(Dữ liệu cá nhân|Personal data)…$/ }).click();
    },
  },
  {
    name: 'settings-end',
    path: '/settings',
    profile: 'demo',
    act: async (page) => void (await page.getByRole('main').evaluate((main) => main.scrollTo(0, main.scrollHeight))),
  },
  { name: 'customer-history', path: '/customers/:customer?tab=history', profile: 'demo' },
  { name: 'customer-gone', path: '/customers/0192d3f0-0000-7000-8000-000000000001', profile: 'demo' },
  { name: 'visits-week', path: '/visits', profile: 'demo' },
  { name: 'visits-month', path: '/visits?view=month', profile: 'demo' },
  { name: 'visits-day', path: '/visits?view=day', profile: 'demo' },
  { name: 'visits-agenda', path: '/visits?view=agenda', profile: 'demo' },
  { name: 'visits-team', path: '/visits?view=team', profile: 'demo' },
  { name: 'route', path: '/route', profile: 'demo' },
  { name: 'day-pack', path: '/day-pack', profile: 'demo' },
  { name: 'reports', path: '/reports', profile: 'demo' },
  { name: 'expenses', path: '/expenses', profile: 'demo' },
  { name: 'receivables', path: '/receivables', profile: 'demo' },
  {
    name: 'receivables-import',
    path: '/receivables',
    profile: 'demo',
    act: async (page) => {
      await page.getByRole('button', { name: /^(Nhập từ kế toán|Import from accounting)/ }).click();
      await page.getByRole('dialog').getByRole('textbox').first().fill('MST\tSố hóa đơn\tNgày\tTổng tiền\n1\t2\t30/2/2026\tmười');
    },
  },
  { name: 'duplicates', path: '/duplicates', profile: 'demo' },
  {
    name: 'merge',
    path: '/duplicates',
    profile: 'demo',
    act: (page) =>
      page
        .getByRole('button', { name: /^(Gộp|Merge)…$/ })
        .first()
        .click(),
  },
  { name: 'merge-nothing', path: '/merge', profile: 'demo' },
  { name: 'imports', path: '/imports', profile: 'demo' },
  {
    name: 'imports-preview',
    path: '/imports',
    profile: 'demo',
    act: async (page) => {
      const lines = [
        'Tên khách hàng,Điện thoại,Người liên hệ',
        'Tạp hóa Hồng,0912 345 678,Chị Hồng',
        'Đại lý Sáu Nhân,0987 654 321,',
      ];
      const buffer = Buffer.from(lines.join('\n'));
      await page.locator('input[type=file]').setInputFiles({ name: 'hoi-cho.csv', mimeType: 'text/csv', buffer });
      await page.getByRole('combobox', { name: /^(Cơ sở giữ dữ liệu|Basis for holding)/ }).selectOption('consent');
    },
  },
  { name: 'backup', path: '/backup', profile: 'demo' },
  { name: 'settings', path: '/settings', profile: 'demo' },
  { name: 'not-a-screen', path: '/nothing-here', profile: 'demo' },
  { name: 'palette', path: '/today', profile: 'demo', act: press('Control+k') },
  {
    name: 'palette-found',
    path: '/today',
    profile: 'demo',
    act: async (page) => {
      await page.keyboard.press('Control+k');
      await page.keyboard.type('cong ty');
    },
  },
  {
    name: 'palette-places',
    path: '/today',
    profile: 'demo',
    act: async (page, client) => {
      await nameRepresentatives(client);
      await page.keyboard.press('Control+k');
      await page.keyboard.type('phan chu trinh');
      await page
        .getByRole('option')
        .filter({ hasText: /Đại diện|Represented by/ })
        .first()
        .waitFor();
    },
  },
  {
    name: 'customers-places',
    path: '/customers',
    profile: 'demo',
    act: async (page, client) => {
      await nameRepresentatives(client);
      await page.getByRole('searchbox').first().fill('phan chu trinh');
      await page.getByRole('row').filter({ hasText: 'Phan Chu Trinh' }).first().waitFor();
    },
  },
  {
    name: 'palette-sold',
    path: '/today',
    profile: 'demo',
    act: async (page) => {
      await page.keyboard.press('Control+k');
      await page.keyboard.type('bg 2026');
      await page.getByRole('group', { name: /^(Giao dịch|Transactions)$/ }).waitFor();
    },
  },
  {
    name: 'contracts-views',
    path: '/contracts?show=due',
    profile: 'demo',
    act: (page) => page.getByRole('button', { name: /^(Lưu chế độ xem|Save view)/ }).click(),
  },
  { name: 'shortcuts', path: '/today', profile: 'demo', act: press('?') },
  { name: 'new-customer', path: '/customers', profile: 'demo', act: press('Control+n') },
  { name: 'new-visit', path: '/visits', profile: 'demo', act: press('Control+n') },
  // Last, since the played office stays behind the page.
  { name: 'office-pending', path: '/sync', profile: 'demo', act: inOffice(null) },
  { name: 'office-conflicts', path: '/sync', profile: 'demo', act: inOffice(/Xung đột|Conflicts/) },
  { name: 'office-settings', path: '/settings', profile: 'demo', act: inOffice(null) },
  {
    name: 'office-revoked',
    path: '/today',
    profile: 'demo',
    async act(page) {
      const office = await fakeOffice(page);
      await office.setStatus({ state: 'attention', problem: { code: 'device-revoked', details: {} }, waiting: 3 });
      const bar = page.getByRole('region', { name: /Thanh trên|Top bar/ });
      await bar.locator('button[aria-haspopup=dialog]').filter({ hasText: /\p{L}/u }).click();
      await page.getByText(/Người quản trị đã ngừng|An administrator has ended/).waitFor();
    },
  },
  // The last ones: what they play stays with the page.
  { name: 'product-own-fields', path: '/products/:product', profile: 'demo', act: playOwnFields },
  {
    name: 'task-own-fields',
    path: '/tasks',
    profile: 'demo',
    act: async (page, client) => {
      await taskDay(client);
      await playOwnFields(page);
      await page.getByRole('button', { name: /^Thu công nợ quá hạn/ }).click();
      await page.getByRole('button', { name: /^(Sửa|Edit) Người ký nhận/ }).scrollIntoViewIfNeeded();
    },
  },
];

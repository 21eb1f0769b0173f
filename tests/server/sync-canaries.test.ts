import { afterAll, beforeAll, expect, test } from 'vitest';
import { hashOfScopes } from '../../src-server/sync/wire-rows.ts';
import { pullAnswer, pushAnswer, wireEntities } from '../../src-shared/sync/protocol.ts';
import { anOffice, type TestOffice } from '../support/office.ts';
import { anHttpOffice, type HttpLaptop, type HttpOffice, type HttpOp } from './sync-http-office.ts';

/*
 * S2: every row carries a word that says whose it is. Whatever a laptop does, no byte that it is sent may hold a word of somebody whose
 * rows it may not see: pulls, first syncs, events, refusals, conflicts, the history.
 */
const sessions = process.env['FIELDBOOK_FULL'] === '1' ? 2000 : 30;
const seed = Number(process.env['FIELDBOOK_SEED'] ?? Date.now() % 1_000_000);

type Person = keyof TestOffice['users'];
const people: readonly Person[] = ['admin', 'southManager', 'southRep', 'southRep2', 'northManager', 'northRep'];
/** Whose rows each may see, said here once more and without the program's own rules. */
const mayCustomers: Readonly<Record<Person, readonly string[]>> = {
  admin: [...people, 'south', 'north'],
  southManager: ['southManager', 'southRep', 'southRep2', 'south'],
  southRep: ['southRep', 'south'],
  southRep2: ['southRep2', 'south'],
  northManager: ['northManager', 'northRep', 'north'],
  northRep: ['northRep', 'north'],
};

let server: HttpOffice;
let offices: { name: 'A' | 'B'; office: TestOffice; laptops: Map<Person, HttpLaptop>; rowIds: string[]; words: string[] }[];

beforeAll(async () => {
  server = await anHttpOffice('pglite');
  offices = [];
  for (const name of ['A', 'B'] as const) {
    const office = name === 'A' ? server.office : await anOffice(server.server);
    const laptops = new Map<Person, HttpLaptop>();
    for (const person of people) laptops.set(person, await server.anotherLaptop(office, person));
    offices.push({ name, office, laptops, rowIds: [], words: [] });
  }
  for (const place of offices) await plant(place);
}, 180_000);
afterAll(async () => await server.close());

/** What a product costs is a number: one that stands nowhere else, with what it was before and after. */
const costs = { A: ['918273645519', '918273645527'], B: ['827364551928', '827364551936'] } as const;
const leaders: readonly Person[] = ['admin', 'southManager', 'northManager'];

function word(office: 'A' | 'B', whose: string): string {
  return `CHIM-${office}-${whose}-SẺ`;
}

/** Everybody and every team gets a customer with all that can hang on one; one was handed on, one is disputed. */
async function plant(place: (typeof offices)[number]): Promise<void> {
  const { office, laptops, rowIds, words } = place;
  const next = () => {
    const id = server.server.deps.ids.next();
    rowIds.push(id);
    return id;
  };
  const admin = laptops.get('admin');
  const owners = [
    ...people.map((person) => ({ whose: person as string, ownerId: office.users[person].id, teamId: null as string | null })),
  ];
  owners.push(
    { whose: 'south', ownerId: '', teamId: office.teams.south },
    { whose: 'north', ownerId: '', teamId: office.teams.north },
  );
  for (const { whose, ownerId, teamId } of owners) {
    const text = word(place.name, whose);
    words.push(text, word(place.name, `own-${whose}`));
    const customerId = next();
    const visitId = next();
    const at = '2026-11-25T01:00:00.000Z';
    const later = '2026-11-25T02:00:00.000Z';
    const customer = {
      kind: 'company',
      lifecycle: 'lead',
      name: text,
      note: text,
      ...(teamId === null ? { ownerId } : { teamId }),
    };
    const ops: HttpOp[] = [
      { entity: 'customers', id: customerId, kind: 'create', patch: customer },
      { entity: 'contacts', id: next(), kind: 'create', patch: { customerId, name: text, isPrimary: true } },
      {
        entity: 'visits',
        id: visitId,
        kind: 'create',
        patch: { customerId, purpose: text, state: 'planned', startsAt: at, endsAt: later },
      },
      {
        entity: 'visitResults',
        id: next(),
        kind: 'create',
        patch: { customerId, visitId, outcome: 'successful', said: text, at },
      },
      { entity: 'interactions', id: next(), kind: 'create', patch: { customerId, kind: 'note', text, happenedAt: at } },
      { entity: 'customers', id: customerId, kind: 'update', patch: { note: `${text} hai` } },
    ];
    await done(await admin?.push(ops));
    const own = teamId === null ? laptops.get(whose as Person) : undefined; // people's names where there is no team
    const view = { entity: 'customers', name: word(place.name, `own-${whose}`), spec: '{}' };
    await done(await own?.push([{ entity: 'savedViews', id: next(), kind: 'create', patch: view }]));
    // Disputed: two wrote the same field without having seen each other.
    if (own !== undefined && whose !== 'admin') {
      await done(
        await own.push([{ entity: 'customers', id: customerId, kind: 'update', patch: { note: `${text} ba` }, baseRev: 1 }]),
      );
    }
  }
  const [productId, costId] = [next(), next()];
  const [cost, dearer] = costs[place.name];
  words.push(cost, dearer);
  const product = { code: 'TC-01', name: 'Thùng carton', unit: 'cái', vatClass: 'standard', isActive: true };
  await done(
    await admin?.push([
      { entity: 'products', id: productId, kind: 'create', patch: product },
      { entity: 'productCosts', id: costId, kind: 'create', patch: { productId, costDong: Number(cost), fromOn: '2026-01-01' } },
      { entity: 'productCosts', id: costId, kind: 'update', patch: { costDong: Number(dearer) } },
    ]),
  );
  // Handed from the south to the north before anybody looks: all of it is the north's now, its history too.
  const [moved] = [next()];
  const text = word(place.name, 'northRep');
  await done(
    await admin?.push([
      {
        entity: 'customers',
        id: moved,
        kind: 'create',
        patch: { kind: 'company', lifecycle: 'lead', name: text, ownerId: office.users.southRep.id },
      },
      { entity: 'contacts', id: next(), kind: 'create', patch: { customerId: moved, name: text, isPrimary: true } },
      { entity: 'customers', id: moved, kind: 'update', patch: { ownerId: office.users.northRep.id, note: text } },
    ]),
  );
}

async function done(response: Response | undefined): Promise<void> {
  if (response === undefined) return;
  const answer = pushAnswer.parse(await response.json());
  if (answer.outcome !== 'done' || answer.results.some(({ status }) => status === 'rejected'))
    throw new Error(JSON.stringify(answer));
}

test(`${sessions} random sessions are sent no word of what they may not see (seed ${seed})`, { timeout: 1_800_000 }, async () => {
  const random = generator(seed);
  const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)] as T; // never an empty list
  const rowIds = offices.flatMap((place) => place.rowIds);
  const scopes = offices.flatMap(({ office }) => [
    ...people.flatMap((person) => [`user:${office.users[person].id}`, `own:${office.users[person].id}`]),
    `team:${office.teams.south}`,
    `team:${office.teams.north}`,
    'office',
    'role:manager',
  ]);
  const allWords = offices.flatMap((place) => place.words);
  let bytes = 0;
  let ownWords = 0;

  for (let session = 0; session < sessions; session += 1) {
    const place = pick(offices);
    const person = pick(people);
    const laptop = place.laptops.get(person);
    if (laptop === undefined) throw new Error('everybody has a laptop');
    const mine = [
      ...mayCustomers[person].map((whose) => word(place.name, whose)),
      word(place.name, `own-${person}`),
      ...(leaders.includes(person) ? costs[place.name] : []),
    ];
    const foreign = allWords.filter((text) => !mine.includes(text));
    const look = (text: string, what: string) => {
      bytes += text.length;
      if (mine.some((own) => text.includes(own))) ownWords += 1;
      for (const other of foreign)
        expect(text.includes(other), `${what}: ${other} was sent to ${person} of ${place.name}`).toBe(false);
    };
    const events = await laptop.listen();
    for (let step = 0; step < 6; step += 1) {
      const what = pick(['pull', 'pull', 'snapshot', 'snapshot', 'push', 'devices'] as const);
      if (what === 'pull') {
        const known = pick(['', hashOfScopes(['office'])]);
        const response = await laptop.get(
          `/sync/pull?cursor=${Math.floor(random() * 60)}&scopes=${known}&limit=${pick([1, 7, 1000])}`,
        );
        const text = await response.text();
        look(text, 'pull');
        if (response.status === 200) pullAnswer.parse(JSON.parse(text));
      } else if (what === 'snapshot') {
        const after = random() < 0.3 ? `&after=${pick(rowIds)}` : '';
        const response = await laptop.get(`/sync/snapshot?scope=${pick(scopes)}&entity=${pick(wireEntities)}${after}`);
        look(await response.text(), 'snapshot');
      } else if (what === 'push') {
        const entity = pick([
          'customers',
          'contacts',
          'visits',
          'visitResults',
          'interactions',
          'savedViews',
          'conflicts',
          'productCosts',
        ] as const);
        const kind = pick(['update', 'delete', 'restore', 'create'] as const);
        const patch = kind === 'create' ? { customerId: pick(rowIds), name: 'x', isPrimary: false } : { note: null, name: 'x' };
        const foreignRows = offices.flatMap((other) => (other === place ? [] : other.rowIds));
        // Of this office only rows of other teams, so that the words stay where they were put.
        const response = await laptop.push([{ entity, id: pick(foreignRows), kind, patch }]);
        look(await response.text(), 'push');
      } else {
        look(await (await laptop.get(pick(['/devices', '/devices/all', '/openapi.json']))).text(), what);
      }
    }
    await events.stop();
    look(events.text(), 'events');
  }
  // The search would have found something: everybody was sent words of his own.
  expect(ownWords).toBeGreaterThan(sessions / 4);
  expect(bytes).toBeGreaterThan(sessions * 1000);
});

function generator(from: number): () => number {
  let state = from >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

import { afterAll, beforeAll, expect, test } from 'vitest';
import { hashOfScopes } from '../../src-server/sync/wire-rows.ts';
import { pullAnswer, pushAnswer, wireEntities } from '../../src-shared/sync/protocol.ts';
import { anOffice, type TestOffice } from '../support/office.ts';
import { canaryPaper, canarySale, canarySaleEntities, goodCanaryPatch, quoteWith } from './canary-sale.ts';
import { anHttpOffice, type HttpLaptop, type HttpOffice, type HttpOp } from './sync-http-office.ts';

/*
 * S2: every row carries a word that says whose it is. Whatever a laptop does, no byte that it is sent may hold a word of somebody whose
 * rows it may not see: pulls, first syncs, events, refusals, conflicts, the history, papers, calendars.
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
interface Place {
  readonly name: 'A' | 'B';
  readonly office: TestOffice;
  readonly laptops: Map<Person, HttpLaptop>;
  readonly words: string[];
  /** Everything that was planted, with whose it is; null: the office's. */
  readonly rows: { entity: string; id: string; whose: string | null }[];
  readonly customers: { id: string; whose: string }[];
  /** Names of the bytes of papers. */
  readonly papers: string[];
  /** What a calendar program asks for. */
  readonly calendars: Map<Person, string>;
}
let offices: Place[];

beforeAll(async () => {
  server = await anHttpOffice('pglite');
  offices = [];
  for (const name of ['A', 'B'] as const) {
    const office = name === 'A' ? server.office : await anOffice(server.server);
    const laptops = new Map<Person, HttpLaptop>();
    for (const person of people) laptops.set(person, await server.anotherLaptop(office, person));
    offices.push({ name, office, laptops, rows: [], customers: [], words: [], papers: [], calendars: new Map() });
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
async function plant(place: Place): Promise<void> {
  const { office, laptops, rows, words } = place;
  let planting: string | null = null;
  const next = server.server.deps.ids.next;
  const send = async (laptop: HttpLaptop | undefined, ops: readonly HttpOp[]) => {
    for (const { entity, id, kind } of ops) if (kind === 'create' && id !== undefined) rows.push({ entity, id, whose: planting });
    await done(await laptop?.push(ops));
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
    planting = whose;
    words.push(text, word(place.name, `own-${whose}`));
    const customerId = next();
    place.customers.push({ id: customerId, whose });
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
        patch: { customerId, purpose: text, state: 'planned', startsAt: at, endsAt: later, ownerId: ownerId || null },
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
    // What stands in the own field of a task is nobody else's either, though the administrator wrote both.
    if (teamId === null) ops.push(...taskWithField(text, ownerId, next));
    const sale = canarySale(text, customerId, ownerId || office.users.admin.id, next);
    await send(admin, [...ops, ...sale]);
    const own = teamId === null ? laptops.get(whose as Person) : undefined; // people's names where there is no team
    const view = { entity: 'customers', name: word(place.name, `own-${whose}`), spec: '{}' };
    await send(own, [{ entity: 'savedViews', id: next(), kind: 'create', patch: view }]);
    // Disputed: two wrote the same field without having seen each other.
    if (own !== undefined && whose !== 'admin') {
      await done(
        await own.push([
          { entity: 'customers', id: customerId, kind: 'update', patch: { note: `${text} ba` }, baseRev: 1 },
          ...sale
            .filter(({ entity, kind }) => entity === 'quotes' && kind === 'update')
            .map((op) => ({ ...op, patch: { content: quoteWith(`${text} ba`) }, baseRev: 1 })),
        ]),
      );
    }
    if (own !== undefined) {
      place.papers.push(await canaryPaper(own, server.server.address, text, customerId, next()));
      const feed = (await (await own.post('/auth/calendar', {})).json()) as { token: string }; // the office's own answer
      place.calendars.set(whose as Person, `/calendar/${feed.token}.ics`); // people's names where there is no team
    }
  }
  planting = null;
  const [productId, costId] = [next(), next()];
  const [cost, dearer] = costs[place.name];
  words.push(cost, dearer);
  const product = { code: 'TC-01', name: 'Thùng carton', unit: 'cái', vatClass: 'standard', isActive: true };
  await send(admin, [
    { entity: 'products', id: productId, kind: 'create', patch: product },
    { entity: 'productCosts', id: costId, kind: 'create', patch: { productId, costDong: Number(cost), fromOn: '2026-01-01' } },
    { entity: 'productCosts', id: costId, kind: 'update', patch: { costDong: Number(dearer) } },
  ]);
  // Handed from the south to the north before anybody looks: all of it is the north's now, its history too.
  planting = 'northRep';
  const [moved, visitId] = [next(), next()];
  place.customers.push({ id: moved, whose: 'northRep' });
  const text = word(place.name, 'northRep');
  const ofSouth = office.users.southRep.id;
  const handed = taskWithField(text, ofSouth, next);
  await send(admin, [
    {
      entity: 'customers',
      id: moved,
      kind: 'create',
      patch: { kind: 'company', lifecycle: 'lead', name: text, ownerId: ofSouth },
    },
    { entity: 'contacts', id: next(), kind: 'create', patch: { customerId: moved, name: text, isPrimary: true } },
    {
      entity: 'visits',
      id: visitId,
      kind: 'create',
      patch: {
        ...{ customerId: moved, purpose: text, state: 'planned', ownerId: ofSouth },
        ...{ startsAt: '2026-11-25T01:00:00.000Z', endsAt: '2026-11-25T02:00:00.000Z' },
      },
    },
    ...canarySale(text, moved, ofSouth, next),
    ...handed,
    { entity: 'customers', id: moved, kind: 'update', patch: { ownerId: office.users.northRep.id, note: text } },
  ]);
  const [task] = handed;
  await send(admin, [{ entity: 'tasks', id: task?.id ?? '', kind: 'update', patch: { assigneeId: office.users.northRep.id } }]);
}

/** A task of this person with a value of an own field. */
function taskWithField(text: string, assigneeId: string, next: () => string): HttpOp[] {
  const id = next();
  const task = { title: text, priority: 'normal', state: 'open', origin: 'hand', assigneeId };
  const value = { customerId: id, entity: 'tasks', rowId: id, fieldId: next(), value: text };
  const valueId = next();
  return [
    { entity: 'tasks', id, kind: 'create', patch: task },
    { entity: 'customValues', id: valueId, kind: 'create', patch: value },
    { entity: 'customValues', id: valueId, kind: 'update', patch: { value: `${text} hai` } },
  ];
}

async function done(response: Response | undefined): Promise<void> {
  if (response === undefined) return;
  const answer = pushAnswer.parse(await response.json());
  if (answer.outcome !== 'done' || answer.results.some(({ status }) => status === 'rejected'))
    throw new Error(JSON.stringify(answer));
}

/** Holds everything that is sent to one person against the words of the others. */
function watcher(place: Place, person: Person) {
  const mine = [
    ...mayCustomers[person].map((whose) => word(place.name, whose)),
    word(place.name, `own-${person}`),
    ...(leaders.includes(person) ? costs[place.name] : []),
  ];
  const foreign = offices.flatMap(({ words }) => words).filter((text) => !mine.includes(text));
  const seen = { bytes: 0, ownWords: 0 };
  const look = (text: string, what: string) => {
    seen.bytes += text.length;
    if (mine.some((own) => text.includes(own))) seen.ownWords += 1;
    for (const other of foreign)
      expect(text.includes(other), `${what}: ${other} was sent to ${person} of ${place.name}`).toBe(false);
  };
  return { look, seen };
}

async function writeOwn({ name, customers, laptops }: Place, person: Person): Promise<void> {
  const { id } = customers.find(({ whose }) => whose === person) ?? { id: '' };
  const patch = { note: `${word(name, person)} bốn` };
  await done(await laptops.get(person)?.push([{ entity: 'customers', id, kind: 'update', patch, baseRev: 1e15 }]));
}

/** Rows and customers that this person must not see: of the other office, and of other people of this one. */
function foreignTo(place: Place, person: Person) {
  const ofOthers = <R extends { readonly whose: string | null }>(list: (of: Place) => readonly R[]) =>
    offices.flatMap((of) =>
      list(of).filter(({ whose }) => of !== place || (whose !== null && !mayCustomers[person].includes(whose))),
    );
  return { rows: ofOthers(({ rows }) => rows), customers: ofOthers(({ customers }) => customers) };
}

function scopesOf({ office }: Place): string[] {
  return [
    ...people.flatMap((person) => [`user:${office.users[person].id}`, `own:${office.users[person].id}`]),
    `team:${office.teams.south}`,
    `team:${office.teams.north}`,
    'office',
    'role:manager',
  ];
}

test('whoever pulls everything, asks for everybody’s papers and his own calendar gets his own words and nobody else’s', async () => {
  for (const place of offices) {
    for (const [person, laptop] of place.laptops) {
      const { look } = watcher(place, person);
      let all = '';
      const kinds = new Set<string>();
      for (let [cursor, isMore] = [0, true]; isMore; ) {
        const text = await (await laptop.get(`/sync/pull?cursor=${cursor}&scopes=&limit=1000`)).text();
        look(text, 'pull');
        all += text;
        const page = pullAnswer.parse(JSON.parse(text));
        for (const { entity, rows } of page.tables)
          if (JSON.stringify(rows).includes(word(place.name, person))) kinds.add(entity);
        [cursor, isMore] = [page.cursor, page.hasMore];
      }
      for (const scope of scopesOf(place).filter((one) => one.startsWith('user:') || one.startsWith('role:'))) {
        const entity = scope.startsWith('role:') ? 'productCosts' : 'quotes';
        look(await (await laptop.get(`/sync/snapshot?scope=${scope}&entity=${entity}`)).text(), `snapshot of ${entity}`);
      }
      const touched = foreignTo(place, person).rows.map(
        ({ entity, id }): HttpOp => ({ entity, id, kind: 'update', patch: { note: null } }),
      );
      look(await (await laptop.push(touched)).text(), 'push');
      for (const sha256 of offices.flatMap(({ papers }) => papers))
        look(await (await laptop.get(`/blobs/${sha256}`)).text(), 'paper');
      const calendar = await (await laptop.get(place.calendars.get(person) ?? '')).text();
      look(calendar.replaceAll('\r\n ', ''), 'calendar');
      // What is looked for is there: of every kind, and his own calendar.
      expect(calendar.replaceAll('\r\n ', '').includes(word(place.name, person))).toBe(true);
      expect([...canarySaleEntities, 'tasks', 'customValues'].filter((entity) => !kinds.has(entity))).toEqual([]);
      expect(all.includes(costs[place.name][1])).toBe(leaders.includes(person));
    }
  }
});

test('of what is written others are told that there is something, and not a word of it', async () => {
  for (const place of offices) {
    const listening = await Promise.all(
      [...place.laptops].map(async ([person, laptop]) => ({ person, events: await laptop.listen() })),
    );
    for (const person of people) await writeOwn(place, person);
    // Everybody hears of his own at least.
    for (const { person, events } of listening) {
      watcher(place, person).look(await events.nextData(), 'event');
      await events.stop();
    }
  }
});

test(`${sessions} random sessions are sent no word of what they may not see (seed ${seed})`, { timeout: 1_800_000 }, async () => {
  const random = generator(seed);
  const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)] as T; // never an empty list
  const rowIds = offices.flatMap(({ rows }) => rows.map(({ id }) => id));
  const scopes = offices.flatMap(scopesOf);
  let bytes = 0;
  let ownWords = 0;

  for (let session = 0; session < sessions; session += 1) {
    const place = pick(offices);
    const person = pick(people);
    const laptop = place.laptops.get(person);
    if (laptop === undefined) throw new Error('everybody has a laptop');
    const { look, seen } = watcher(place, person);
    // Only rows that he may not see, so that the words stay where they were put.
    const foreign = foreignTo(place, person);
    const events = await laptop.listen();
    events.follow();
    for (let step = 0; step < 6; step += 1) {
      const what = pick(['pull', 'pull', 'snapshot', 'snapshot', 'push', 'paper', 'write', 'more'] as const);
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
        // A row that is there, by its own name mostly; or one more of the sale on somebody else's customer.
        const { entity, id } = pick(foreign.rows);
        const made = pick(canarySaleEntities);
        const kind = pick(['update', 'delete', 'restore', 'create'] as const);
        const op: HttpOp =
          kind === 'create'
            ? { entity: made, kind, patch: goodCanaryPatch(made, pick(foreign.customers).id, laptop.userId) }
            : { entity: pick([entity, entity, entity, 'conflicts', 'productCosts']), id, kind, patch: { note: null } };
        look(await (await laptop.push([op])).text(), 'push');
      } else if (what === 'write') {
        // Somebody writes into a record of his own, of which others may be told and must not be told more.
        await writeOwn(pick(offices), pick(people));
      } else if (what === 'paper') {
        look(await (await laptop.get(`/blobs/${pick(offices.flatMap(({ papers }) => papers))}`)).text(), 'paper');
      } else {
        const own = place.calendars.get(person) ?? '';
        const path = pick(['/devices', '/devices/all', '/openapi.json', own, `/sync/contents?scope=${pick(scopes)}`]);
        look((await (await laptop.get(path)).text()).replaceAll('\r\n ', ''), path);
      }
    }
    await events.stop();
    look(events.text(), 'events');
    bytes += seen.bytes;
    ownWords += seen.ownWords;
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

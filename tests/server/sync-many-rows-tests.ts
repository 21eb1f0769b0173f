import { expect, test } from 'vitest';
import { customerPatch, newId, type TestOffice } from '../support/sync-office.ts';

/** A push of many rows, whose columns the office may take together. */
export function manyRowsTests({ office }: { readonly office: () => Promise<TestOffice> }): void {
  test('sixty rows of one push are stored as each by itself would be, where all of them say the same and where they do not', async () => {
    const place = await office();
    const [lan, duc] = [place.laptop('lan'), place.laptop('duc')];
    const same = {
      note: 'NULL "ba", \\n {1,2}',
      tradeName: 'NULL',
      address: '{}',
      phone: null,
      potential: 5,
      shoeSize: 42,
      loyal: true,
    };
    // The first two say the same, the others do not.
    const ids = Array.from({ length: 60 }, () => newId());
    const create = ids.map((id, at) => ({
      entity: 'customers' as const,
      id,
      kind: 'create' as const,
      patch: customerPatch({ ownerId: lan.userId, name: `Đại Đồng ${Math.max(at, 1)}`, ...same }),
    }));
    expect((await lan.pushOps(lan.ops(...create), { schemaV: 99 })).answer).toMatchObject({ outcome: 'done' });
    const contacts = ids.map((customerId) => ({
      entity: 'contacts' as const,
      id: newId(),
      kind: 'create' as const,
      patch: { customerId, name: 'Anh Nam', isPrimary: true },
    }));
    expect((await lan.push(...contacts)).every(({ status }) => status === 'ok')).toBe(true);
    await lan.pull();
    await duc.pull();
    const told = (row: Readonly<Record<string, unknown>> | null) => [
      row?.['name'],
      ...Object.keys(same).map((field) => row?.[field]),
    ];
    expect(ids.map((id) => told(duc.row('customers', id)))).toEqual(
      ids.map((_, at) => [`Đại Đồng ${Math.max(at, 1)}`, ...Object.values(same)]),
    );
    expect(contacts.map(({ id, patch }) => duc.row('contacts', id)?.['rootId'] === patch.customerId)).toEqual(
      ids.map(() => true),
    );
    expect(duc.rows('contacts').every((row) => row['isPrimary'] === true && row['name'] === 'Anh Nam')).toBe(true);

    const update = ids.map((id, at) => ({
      entity: 'customers' as const,
      id,
      kind: 'update' as const,
      patch: { note: `Gọi ${Math.max(at, 1)}`, address: 'Huế', potential: null },
    }));
    expect((await lan.push(...update)).every(({ status }) => status === 'ok')).toBe(true);
    await duc.pull();
    expect(ids.map((id) => told(duc.row('customers', id)))).toEqual(
      ids.map((_, at) => [
        `Đại Đồng ${Math.max(at, 1)}`,
        ...Object.values({ ...same, note: `Gọi ${Math.max(at, 1)}`, address: 'Huế', potential: null }),
      ]),
    );
    const lines = duc.rows('history').filter(({ kind }) => kind === 'update');
    expect(lines.map(({ rowId }) => rowId).sort()).toEqual([...ids].sort());
  });
}

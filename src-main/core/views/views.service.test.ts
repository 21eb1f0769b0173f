import { expect, test } from 'vitest';
import { aDevice } from '../../../tests/support/devices.ts';

test('a saved view comes back as it was saved, also after a restart, and can be changed and removed', async () => {
  const device = await aDevice();
  const spec = {
    filter: { rating: 'A' as const },
    order: { by: 'lastVisitAt' as const, descending: true },
    columns: ['name', 'phone'],
  };
  const { id } = await device.client.views.save({ entity: 'customers', name: 'Khách hạng A', spec });
  const again = await device.restart();
  expect((await again.client.views.list({})).views).toEqual([{ id, entity: 'customers', name: 'Khách hạng A', spec }]);
  await again.client.views.save({ id, entity: 'customers', name: 'Hạng A', spec: { ...spec, columns: ['name'] } });
  expect((await again.client.views.list({})).views.map((view) => [view.name, view.spec.columns])).toEqual([['Hạng A', ['name']]]);
  const { groupId } = await again.client.views.delete({ id });
  expect((await again.client.views.list({})).views).toEqual([]);
  await again.client.undo.apply({ groupId });
  expect((await again.client.views.list({})).views.length).toBe(1);
});

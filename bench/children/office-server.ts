// The office's server on a real PostgreSQL of its own, with so many customers of one rep. Prints where it is and who may log in; ends when
// the bench lets go of it.
import { demoToday } from '../profiles.ts';
import { createDemoCompany } from '../../db/seed/demo-company.ts';
import { commitAsOffice } from '../../src-server/admin/commit.ts';
import { insertRows } from '../../src-server/admin/insert-rows.ts';
import { userScope } from '../../src-shared/sync/scopes.ts';
import { anOffice, aServer } from '../../tests/support/office.ts';

const customers = Number(process.argv[2]);
const server = await aServer({ database: 'postgres', config: { requestsInMinute: 1_000_000 } });
// A clock that stands would take every moment that a laptop writes down for one that is still to come.
Object.defineProperty(server.clock, 'ms', { get: () => Date.now() });
const office = await anOffice(server);
const { southRep } = office.users;
await seed();
console.log(JSON.stringify({ address: server.address, account: southRep.account, password: southRep.password }));
process.once('disconnect', () => void server.close().then(() => process.exit(0)));

/** A function of its own, so that nothing of the seed stays in the memory of a server that never saw it. */
async function seed(): Promise<void> {
  const demo = createDemoCompany({ customers, seed: 1, today: demoToday, nextId: () => server.officeDeps.ids.next() });
  await server.database.asOwner(async (sql) => {
    for (const { entity, rows } of demo.batches) {
      if (entity !== 'customers') continue;
      const mine = rows.map((row) => ({
        ...row,
        scopeId: userScope(southRep.id),
        createdBy: southRep.id,
        fields: { ...row.fields, ownerId: southRep.id, teamId: null },
      }));
      await commitAsOffice(sql, office.tenantId, (seq) => insertRows(sql, office.tenantId, entity, seq, mine));
    }
    await sql.query('ANALYZE');
  });
}

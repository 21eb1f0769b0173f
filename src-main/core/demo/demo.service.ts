import type { z } from 'zod';
import type { demoContract } from '../../../src-shared/app/app.contract.ts';
import { localDay } from '../../../src-shared/lib/dates.ts';
import { createProfile } from '../profile/create-profile.ts';
import type { Session, SessionDeps } from '../profile/session.ts';
import { demoCompany, demoFacts } from '../../../db/seed/demo-company.ts';

/** Makes a profile with the demo company; its rows come as an office would send them. */
export async function loadDemo(
  deps: SessionDeps & { onCreated: (session: Session) => void },
  wanted: z.output<(typeof demoContract)['load']['input']>,
): Promise<z.input<(typeof demoContract)['load']['output']>> {
  return deps.jobs.run('demo', 'demo', async (job) => {
    const today = wanted.today ?? localDay(new Date(deps.ports.clock.now()).toISOString());
    const facts = demoFacts({ customers: wanted.customers, seed: wanted.seed, today });
    const session = await createProfile(deps, { kind: 'demo', companyName: facts.companyName, userId: facts.userId });
    deps.onCreated(session);
    let customers = 0;
    let visits = 0;
    let users = 0;
    for (const batch of demoCompany({ customers: wanted.customers, seed: wanted.seed, today, nextId: deps.ports.ids.next })) {
      session.ctx.apply.rows(batch.entity, batch.rows);
      if (batch.entity === 'customers') customers += batch.rows.length;
      if (batch.entity === 'visits') visits += batch.rows.length;
      if (batch.entity === 'users') users += batch.rows.length;
      job.progress(customers, wanted.customers);
      await job.breathe();
    }
    return { customers, visits, users };
  });
}

import { z } from 'zod';
import { command, query } from '../rpc/procedure.ts';
import { jobSchema } from '../rpc/events.ts';

export const jobsContract = {
  list: query('Long work that runs or has just ended', z.object({}), z.object({ jobs: z.array(jobSchema) })),
  cancel: command(
    'Stops long work; what it did is taken back',
    z.object({ id: z.string() }),
    z.object({ cancelled: z.boolean() }),
  ),
};

import { z } from 'zod';
import { exactPartial } from '../lib/fields.ts';
import { command, query } from '../rpc/procedure.ts';
import { undoable } from '../undo/undo.contract.ts';
import { companyFacts } from './company.ts';

export const companyContract = {
  get: query(
    'What papers say about the company itself, and whether this person may change it',
    z.object({}),
    companyFacts.extend({ mayChange: z.boolean() }),
  ),
  set: command(
    'Changes what papers say about the company; administrators only. An account must be one that a VietQR code can hold',
    exactPartial(companyFacts),
    undoable,
  ),
};

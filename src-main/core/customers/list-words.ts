import {
  channels,
  customerKinds,
  customerRatings,
  genders,
  lifecycles,
  siteKinds,
} from '../../../src-shared/customers/customer.ts';
import { tradingStates } from '../../../src-shared/customers/states.ts';
import { leadVerdicts, leadWarmths } from '../../../src-shared/leads/lead-assessment.ts';
import { fieldOptions } from '../../../src-shared/custom-fields/custom-field.ts';
import { type ListField, ownFieldIdOf } from '../../../src-shared/customers/list-fields.ts';
import { provinces } from '../../../src-shared/vietnam/provinces.ts';
import type { Db } from '../platform/database.ts';

const lists: Partial<Record<ListField, string>> = {
  source: 'lead_source',
  needState: 'need_state',
  relationshipStep: 'relationship_step',
  notBuyingReason: 'not_buying_reason',
};
const fixed: Partial<Record<ListField, readonly string[]>> = {
  kind: customerKinds,
  lifecycle: lifecycles,
  rating: customerRatings,
  gender: genders,
  siteKind: siteKinds,
  preferredChannel: channels,
  leadVerdict: leadVerdicts,
  leadWarmth: leadWarmths,
  tradingState: tradingStates,
};

/** The values of a choice in the order in which people know them: people and provinces by name, lists as they were arranged. */
export function createChoiceOrder(db: Db): (field: ListField) => readonly string[] | null {
  const ids = (sql: string) => db.prepare(sql).pluck();
  const users = ids('SELECT id FROM users ORDER BY name, rid');
  const teams = ids('SELECT id FROM teams ORDER BY name, rid');
  const items = ids('SELECT key FROM list_items WHERE list = ? AND deleted_at IS NULL ORDER BY "order", rid');
  const options = db.prepare('SELECT options FROM custom_fields WHERE id = ?').pluck();
  return (field) => {
    const ownId = ownFieldIdOf(field);
    if (ownId !== null) return keysOf(options.get(ownId));
    const own = fixed[field];
    if (own !== undefined) return own;
    if (field === 'provinceCode') return provinces.map(({ code }) => code);
    const list = lists[field];
    const statement = field === 'ownerId' ? users : field === 'teamId' ? teams : null;
    if (statement !== null) return statement.all() as string[]; // ids are text
    return list === undefined ? null : (items.all(list) as string[]); // keys are text
  };
}

/** The keys of an own field's choices; null where it has none, and values are in the order of the alphabet. */
function keysOf(json: unknown): readonly string[] | null {
  if (typeof json !== 'string') return null;
  const parsed = fieldOptions.safeParse(JSON.parse(json)); // the office lets only JSON in
  return parsed.success ? parsed.data.map(({ key }) => key) : null;
}

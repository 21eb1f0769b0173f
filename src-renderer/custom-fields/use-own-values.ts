import { useQuery } from '@tanstack/react-query';
import type { CustomFieldEntity } from '../../src-shared/custom-fields/custom-field.ts';
import type { OwnValue } from '../../src-shared/custom-fields/custom-fields.contract.ts';
import { useClient } from '../api/client.tsx';

/** What stands in the own fields of one kind of record under a customer, or of one record; undefined until it is read. */
export function useOwnValues(of: {
  readonly customerId: string;
  readonly entity: CustomFieldEntity;
  readonly rowId?: string;
}): readonly OwnValue[] | undefined {
  const client = useClient();
  const { customerId, entity, rowId } = of;
  return useQuery({
    queryKey: ['customFields', 'values', customerId, entity, rowId ?? null],
    // A merge brings the values of another record.
    meta: { entities: ['customValues', 'customers'] },
    queryFn: () => client.customFields.values({ customerId, entity, ...(rowId === undefined ? {} : { rowId }) }),
  }).data?.values;
}

import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from '../locales/words.tsx';
import type { Customer } from '../../src-shared/customers/customer.ts';
import { checkTaxCode } from '../../src-shared/vietnam/tax-code.ts';
import { useClient } from '../api/client.tsx';
import { useCommand } from '../api/use-command.ts';

/** The company that a branch's tax code names, where it is on this laptop. */
export function useCompanyOfTaxCode(taxCode: string | null): { id: string; name: string } | null {
  const client = useClient();
  const isBranch = taxCode !== null && checkTaxCode(taxCode).parent !== null;
  const found = useQuery({
    queryKey: ['customers', 'companyOfTaxCode', taxCode],
    meta: { entities: ['customers'] },
    enabled: isBranch,
    queryFn: () => client.customers.companyOfTaxCode({ taxCode: taxCode ?? '' }),
  }).data?.company;
  return isBranch ? (found ?? null) : null;
}

/** The tax code says that this is a branch of a company that is here: one click puts it under it. */
export function ParentProposal({ customer, className }: { customer: Customer; className: string }) {
  const { t } = useTranslation('customers');
  const company = useCompanyOfTaxCode(customer.taxCode);
  const take = useCommand(
    (client, parentId: string) =>
      client.customers.update({
        id: customer.id,
        change: { parentId, siteKind: customer.siteKind ?? 'branch' },
        rev: customer.rev,
      }),
    { done: () => t('taxCode.parentTaken', { name: company?.name ?? '' }) },
  );
  if (company === null || customer.parentId !== null || company.id === customer.id) return null;
  return (
    <div className={className} role="status">
      <span>{t('taxCode.parent', { name: company.name })}</span>
      <Button variant="default" loading={take.isRunning} onClick={() => void take.run(company.id)}>
        {t('taxCode.takeParent')}
      </Button>
    </div>
  );
}

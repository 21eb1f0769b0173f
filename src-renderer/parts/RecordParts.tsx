import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import type { Customer } from '../../src-shared/customers/customer.ts';
import { useClient } from '../api/client.tsx';
import { sentenceOf } from '../api/errors.ts';
import { useLanguage } from '../api/use-language.ts';
import { FailedState } from '../ui/FailedState.tsx';
import { LoadingState } from '../ui/LoadingState.tsx';
import { CapitalCard, AreasCard, LinesCard, OfficersCard, ShareholdersCard } from './company-cards.tsx';
import { OpinionsCard } from './OpinionsCard.tsx';
import { ReferralsCard, RelationsCard, WalletCard } from './relationship-cards.tsx';
import { SitesCard } from './SitesCard.tsx';
import { partsQuery } from './use-parts.ts';

/**
 * What a customer's record consists of besides its own fields, a card for each part: of a company its sites, lines, owners and money; of a
 * person the family; of both what they think, buy elsewhere and whom they sent us. `scope` is the field that stands with the business lines.
 */
export function RecordParts({ customer, isReadOnly, scope }: { customer: Customer; isReadOnly: boolean; scope: ReactNode }) {
  const language = useLanguage();
  const parts = useQuery(partsQuery(useClient(), customer.id));
  if (parts.isError) return <FailedState reason={sentenceOf(parts.error, language)} onRetry={() => void parts.refetch()} />;
  if (parts.data === undefined) return <LoadingState lines={6} />;
  const common = { parts: parts.data, customerId: customer.id, isReadOnly };
  return (
    <>
      {customer.kind === 'company' ? (
        <>
          <SitesCard customer={customer} isReadOnly={isReadOnly} />
          <LinesCard {...common} scope={scope} />
          <ShareholdersCard {...common} />
          <OfficersCard {...common} />
          <CapitalCard {...common} />
          <AreasCard {...common} />
        </>
      ) : (
        <RelationsCard {...common} />
      )}
      <OpinionsCard {...common} />
      <WalletCard {...common} />
      <ReferralsCard {...common} />
      {customer.kind === 'company' ? <RelationsCard {...common} /> : null}
    </>
  );
}

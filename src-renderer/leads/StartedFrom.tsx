import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { z } from 'zod';
import type { leadsContract, OriginEntity } from '../../src-shared/leads/leads.contract.ts';
import { useClient } from '../api/client.tsx';
import { writeDay, writeMoney } from '../ui/formats.ts';
import classes from './Leads.module.css';

/** The opportunities that came from a record, newest first. */
export function useStartedFrom(entity: OriginEntity, id: string) {
  const client = useClient();
  return (
    useQuery({
      queryKey: ['leads', 'startedFrom', entity, id],
      meta: { entities: ['opportunities', 'customers'] },
      queryFn: () => client.leads.startedFrom({ entity, id }),
    }).data?.opportunities ?? []
  );
}

/** The opportunities that came from a record; nothing where there are none. */
export function StartedFrom({
  entity,
  id,
  isNotice = false,
  onLeave,
}: {
  entity: OriginEntity;
  id: string;
  /** As one sentence, in front of a form that would make another one. */
  isNotice?: boolean;
  onLeave?: () => void;
}) {
  const { t } = useTranslation('leads');
  const opportunities = useStartedFrom(entity, id);
  if (opportunities.length === 0) return null;
  if (isNotice)
    return (
      <p className={classes.notice} role="status">
        {t('already', { titles: opportunities.map(({ title }) => title).join(', ') })}
      </p>
    );
  return (
    <section aria-label={t('startedTitle')}>
      <h3 className={classes.part}>{t('startedTitle')}</h3>
      <ul className={classes.links}>
        {opportunities.map(({ id: opportunityId, title, valueDong, createdAt }) => (
          <li key={opportunityId}>
            <Link
              to="/opportunities/$id"
              params={{ id: opportunityId }}
              className={classes.name}
              {...(onLeave === undefined ? {} : { onClick: onLeave })}
            >
              {title}
            </Link>
            <span className={classes.under}>
              {[writeDay(createdAt), valueDong === null ? null : writeMoney(valueDong)]
                .filter((part) => part !== null)
                .join(' · ')}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** What an opportunity came from, as words with a link for the line under its name; nothing where it came from nothing. */
export function OriginOf({ opportunityId }: { opportunityId: string }) {
  const { t } = useTranslation('leads');
  const client = useClient();
  const origin = useQuery({
    queryKey: ['leads', 'originOf', opportunityId],
    meta: { entities: ['opportunities', 'tasks', 'visits', 'quotes', 'customers'] },
    queryFn: () => client.leads.originOf({ opportunityId }),
  }).data?.origin;
  if (origin == null) return null;
  const words = t(`originKind.${origin.entity}`, { label: origin.label ?? '–' });
  const said = origin.day === null ? words : `${words} · ${writeDay(origin.day)}`;
  return (
    <span>
      {' · '}
      {t('origin')} <OriginLink origin={origin} said={said} />
    </span>
  );
}

type Origin = NonNullable<z.output<(typeof leadsContract)['originOf']['output']>['origin']>;

function OriginLink({ origin: { entity, id, customerId }, said }: { origin: Origin; said: string }) {
  const className = classes.name ?? '';
  if (entity === 'opportunities')
    return (
      <Link to="/opportunities/$id" params={{ id }} className={className}>
        {said}
      </Link>
    );
  if (customerId === null) return <>{said}</>;
  return (
    <Link to="/customers/$id" params={{ id: customerId }} className={className}>
      {said}
    </Link>
  );
}

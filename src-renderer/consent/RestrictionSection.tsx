import { Button, NativeSelect } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { restrictionReasons } from '../../src-shared/consent/bases.ts';
import { useCommand } from '../api/use-command.ts';
import { writeDay } from '../ui/formats.ts';
import { StateBadge } from '../ui/StateBadge.tsx';
import type { OpenedPerson } from './person-drawer.ts';
import classes from './PersonDrawer.module.css';
import { useConsent } from './use-consent.ts';

/** Stops every use of the person's data, or lets it be used again. */
export function RestrictionSection({ person: { customerId, contactId, name } }: { person: OpenedPerson }) {
  const { t } = useTranslation('persons');
  const person = { customerId, contactId };
  const { data } = useConsent(person);
  const [reason, setReason] = useState<string>('asked');
  const wordOf = useReasonWord();
  const restrict = useCommand((client, why: string) => client.consent.restrict({ ...person, reason: why }), {
    done: () => t('restriction.done', { name }),
  });
  const lift = useCommand((client, who: typeof person) => client.consent.lift(who), {
    done: () => t('restriction.lifted', { name }),
  });
  const since = data?.restrictedOn ?? null;
  return (
    <section className={classes.section} aria-label={t('restriction.title')}>
      <div className={classes.head}>
        <h3 className={classes.title}>{t('restriction.title')}</h3>
        {since === null ? null : <StateBadge tone="warn">{t('restriction.badge')}</StateBadge>}
      </div>
      <p className={classes.hint}>{t('restriction.text')}</p>
      {since === null ? (
        <div className={classes.row}>
          <NativeSelect
            aria-label={t('restriction.reason')}
            value={reason}
            data={restrictionReasons.map((value) => ({ value, label: t(`restriction.reasons.${value}`) }))}
            onChange={(event) => setReason(event.currentTarget.value)}
          />
          <Button variant="default" loading={restrict.isRunning} onClick={() => void restrict.run(reason)}>
            {t('restriction.set')}
          </Button>
        </div>
      ) : (
        <div className={classes.row}>
          <span>{t('restriction.since', { day: writeDay(since), reason: wordOf(data?.restrictedReason ?? null) })}</span>
          <Button variant="default" loading={lift.isRunning} onClick={() => void lift.run(person)}>
            {t('restriction.lift')}
          </Button>
        </div>
      )}
    </section>
  );
}

/** The words of a reason; one that the list does not know is the person's own words. */
export function useReasonWord(): (reason: string | null) => string {
  const { t } = useTranslation('persons');
  return (reason) => {
    const known = restrictionReasons.find((value) => value === reason);
    return known === undefined ? (reason ?? '–') : t(`restriction.reasons.${known}`);
  };
}

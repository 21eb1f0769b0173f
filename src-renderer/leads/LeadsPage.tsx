import { Button, NativeSelect, SegmentedControl, VisuallyHidden } from '@mantine/core';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { IconUserSearch } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { z } from 'zod';
import { leadWarmths } from '../../src-shared/leads/lead-assessment.ts';
import { type LeadLine, leadOwners, leadStates } from '../../src-shared/leads/leads.contract.ts';
import { provinceName } from '../../src-shared/vietnam/provinces.ts';
import { sentenceOf } from '../api/errors.ts';
import { useChoices } from '../api/use-choices.ts';
import { useLanguage } from '../api/use-language.ts';
import { Card } from '../ui/Card.tsx';
import { DayText } from '../ui/DayText.tsx';
import { EmptyState } from '../ui/EmptyState.tsx';
import { FailedState } from '../ui/FailedState.tsx';
import { writeMoney, writeNumber } from '../ui/formats.ts';
import { LoadingState } from '../ui/LoadingState.tsx';
import { PageHeader } from '../ui/PageHeader.tsx';
import { usePlace } from '../ui/place.tsx';
import { useNow } from '../ui/use-now.ts';
import { assessDrawer, convertDrawer } from './drawers.ts';
import { WarmthBadge } from './LeadBadges.tsx';
import classes from './Leads.module.css';
import { leadsAtOnce, useLeads } from './use-leads.ts';

const leadsSearch = z.object({
  state: z.enum(leadStates).optional().catch(undefined),
  whose: z.enum(leadOwners).optional().catch(undefined),
  warmth: z.enum(leadWarmths).optional().catch(undefined),
});

export function readLeadsSearch(search: Record<string, unknown>): z.output<typeof leadsSearch> {
  return leadsSearch.parse(search);
}

/** Leads that somebody has to look at, the oldest first, and what came of the others, the hottest first. */
export function LeadsPage() {
  const { t } = useTranslation(['leads', 'customers']);
  const language = useLanguage();
  const navigate = useNavigate({ from: '/leads' });
  const { state = 'new', whose = 'mine', warmth } = useSearch({ from: '/leads' });
  const list = useLeads({ state, whose, warmth: state === 'new' ? null : (warmth ?? null) });
  const leads = list.data?.leads ?? [];
  const counts = list.data?.counts;
  usePlace({ title: t('customers:title'), detail: t('title'), onTitle: () => void navigate({ to: '/customers' }) });
  const show = (change: z.output<typeof leadsSearch>) => void navigate({ search: { state, whose, warmth, ...change } });
  const waiting = counts?.new ?? 0;
  return (
    <div className={classes.screen}>
      <PageHeader title={t('title')} count={waiting === 0 ? undefined : t('count', { shown: writeNumber(waiting, language) })} />
      <div className={classes.bar}>
        <SegmentedControl
          size="xs"
          aria-label={t('states')}
          value={state}
          data={leadStates.map((value) => ({
            value,
            label: counts === undefined ? t(`state.${value}`) : `${t(`state.${value}`)} ${writeNumber(counts[value], language)}`,
          }))}
          onChange={(value) => show({ state: leadStates.find((known) => known === value) })}
        />
        <SegmentedControl
          size="xs"
          aria-label={t('owners')}
          value={whose}
          data={leadOwners.map((value) => ({ value, label: t(`whose.${value}`) }))}
          onChange={(value) => show({ whose: leadOwners.find((known) => known === value) })}
        />
        {state === 'new' ? null : (
          <NativeSelect
            size="xs"
            aria-label={t('warmthLabel')}
            value={warmth ?? ''}
            data={[{ value: '', label: t('anyWarmth') }, ...leadWarmths.map((value) => ({ value, label: t(`warmth.${value}`) }))]}
            onChange={(event) => {
              const wanted = event.currentTarget.value;
              show({ warmth: leadWarmths.find((known) => known === wanted) });
            }}
          />
        )}
      </div>
      <div className={classes.body}>
        {list.isPending ? <LoadingState lines={8} /> : null}
        {list.isError ? <FailedState reason={sentenceOf(list.error, language)} onRetry={() => void list.refetch()} /> : null}
        {list.isSuccess && leads.length === 0 ? (
          <EmptyState
            icon={<IconUserSearch size={22} stroke={1.5} aria-hidden />}
            title={t(`empty.${state}`)}
            text={t('emptyText')}
          />
        ) : null}
        {leads.length === 0 ? null : <LeadTable leads={leads} isNew={state === 'new'} />}
        {leads.length < leadsAtOnce ? null : <p className={classes.soft}>{t('mostShown', { count: leadsAtOnce })}</p>}
      </div>
    </div>
  );
}

function LeadTable({ leads, isNew }: { leads: readonly LeadLine[]; isNew: boolean }) {
  const { t } = useTranslation(['leads', 'customers']);
  const now = useNow();
  const sources = useChoices('lead_source');
  return (
    <Card isFlush>
      <div className={classes.scroll}>
        <table className={classes.table}>
          <thead>
            <tr>
              <th scope="col">{t('name')}</th>
              <th scope="col">{t(isNew ? 'source' : 'warmthLabel')}</th>
              <th scope="col">{t(isNew ? 'province' : 'need')}</th>
              <th scope="col">{t('owner')}</th>
              <th scope="col">{t(isNew ? 'since' : 'assessedOn')}</th>
              <th scope="col">
                <VisuallyHidden>{t('acts')}</VisuallyHidden>
              </th>
            </tr>
          </thead>
          <tbody>
            {leads.map((lead) => {
              const opened = { id: lead.customerId, name: lead.name };
              const under = [t(`customers:lifecycle.${lead.lifecycle}`), lead.phone].filter((part) => part !== null).join(' · ');
              return (
                <tr key={lead.customerId}>
                  <td>
                    <Link to="/customers/$id" params={{ id: lead.customerId }} className={classes.name}>
                      {lead.name}
                    </Link>
                    <span className={classes.under}>{under}</span>
                  </td>
                  <td>
                    {lead.warmth === null ? (
                      lead.source === null ? (
                        '–'
                      ) : (
                        sources.wordFor(lead.source)
                      )
                    ) : (
                      <span className={classes.badges}>
                        <WarmthBadge warmth={lead.warmth} />
                      </span>
                    )}
                  </td>
                  <td className={isNew ? classes.whole : undefined}>
                    {isNew ? (
                      lead.provinceCode === null ? (
                        '–'
                      ) : (
                        (provinceName(lead.provinceCode) ?? lead.provinceCode)
                      )
                    ) : (
                      <>
                        {lead.need ?? '–'}
                        <span className={classes.under}>
                          {[lead.budgetDong === null ? null : writeMoney(lead.budgetDong), lead.timing]
                            .filter((part) => part !== null)
                            .join(' · ')}
                        </span>
                      </>
                    )}
                  </td>
                  <td className={classes.whole}>{lead.ownerName ?? lead.teamName ?? '–'}</td>
                  <td className={classes.whole}>
                    <DayText value={lead.assessedAt ?? lead.createdAt} now={now} withDistance="under" />
                  </td>
                  <td className={classes.acts}>
                    <Button
                      variant="subtle"
                      aria-label={t('assessOf', { name: lead.name })}
                      onClick={() => assessDrawer.open(opened)}
                    >
                      {t(isNew ? 'assess' : 'assessAgain')}
                    </Button>
                    <Button
                      variant="subtle"
                      aria-label={t('convertOf', { name: lead.name })}
                      onClick={() => convertDrawer.open(opened)}
                    >
                      {t('convert')}
                    </Button>
                  </td>
                </tr>
              );
            })}
          </tbody>
        </table>
      </div>
    </Card>
  );
}

import { ActionIcon, Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { IconPlus } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useClient } from '../api/client.tsx';
import { useCommand } from '../api/use-command.ts';
import { Card } from '../ui/Card.tsx';
import { dayOf, writeDay, writeShortDay } from '../ui/formats.ts';
import { useNow } from '../ui/use-now.ts';
import { PlanDrawer, type PlanDraft } from './PlanDrawer.tsx';
import { usualRhythm, type VisitPlan } from './rhythm.ts';
import { useRhythmWords } from './use-rhythm-words.ts';
import classes from './VisitPlans.module.css';

const shownDays = 4;

/** How a customer is visited again and again: his own plans, or the rule of his class, and the days that come next. */
export function PlansCard({ customerId, isReadOnly }: { customerId: string; isReadOnly: boolean }) {
  const { t } = useTranslation('visitPlans');
  const client = useClient();
  const today = dayOf(useNow());
  const words = useRhythmWords();
  const [draft, setDraft] = useState<PlanDraft | null>(null);
  const answer = useQuery({
    queryKey: ['visitPlans', 'of', customerId],
    meta: { entities: ['visitPlans', 'visitRules', 'visits', 'customers', 'groupMembers', 'customerGroups'] },
    queryFn: () => client.visitPlans.of({ customerId }),
  }).data;
  const remove = useCommand((core, plan: VisitPlan) => core.visitPlans.remove({ id: plan.id }), { done: () => t('removed') });
  if (answer === undefined) return null;
  const { plans, rule, next, isMine } = answer;
  return (
    <Card
      title={t('ofCustomer')}
      aside={
        isReadOnly ? null : (
          <ActionIcon
            variant="subtle"
            size={26}
            aria-label={t('new')}
            title={t('new')}
            onClick={() => setDraft({ ...usualRhythm, id: null, fromOn: today, untilOn: null, isActive: true })}
          >
            <IconPlus size={15} aria-hidden />
          </ActionIcon>
        )
      }
    >
      {plans.map((plan) => (
        <div key={plan.id} className={classes.row}>
          <span className={classes.grow}>
            {words(plan)}{' '}
            <span className={classes.soft}>
              {plan.untilOn === null
                ? t('from', { day: writeShortDay(plan.fromOn, today) })
                : t('fromUntil', { day: writeShortDay(plan.fromOn, today), last: writeDay(plan.untilOn) })}
              {plan.isActive ? '' : ` · ${t('inactive')}`}
            </span>
          </span>
          {isReadOnly ? null : (
            <>
              <Button
                variant="subtle"
                size="compact-sm"
                aria-label={t('editOne', { words: words(plan) })}
                onClick={() => setDraft({ ...plan })}
              >
                {t('edit')}
              </Button>
              <Button
                variant="subtle"
                size="compact-sm"
                aria-label={t('removeOne', { words: words(plan) })}
                onClick={() => void remove.run(plan)}
              >
                {t('remove')}
              </Button>
            </>
          )}
        </div>
      ))}
      {plans.some(({ isActive }) => isActive) ? null : (
        <p className={classes.hint}>{rule === null ? t('none') : t('byRule', { name: rule.name, words: words(rule) })}</p>
      )}
      {next.length === 0 ? null : (
        <p className={classes.next}>
          {t('next', {
            days: next
              .slice(0, shownDays)
              .map(({ startsAt }) => writeShortDay(startsAt, today))
              .join(', '),
          })}
        </p>
      )}
      {next.length === 0 && !isMine && (plans.length > 0 || rule !== null) ? (
        <p className={classes.next}>{t('madeByOwner')}</p>
      ) : null}
      {draft === null ? null : (
        <PlanDrawer customerId={customerId} draft={draft} onChange={setDraft} onClose={() => setDraft(null)} />
      )}
    </Card>
  );
}

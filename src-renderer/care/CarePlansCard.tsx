import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useClient } from '../api/client.tsx';
import { useCommand } from '../api/use-command.ts';
import { useGroups } from '../groups/index.ts';
import { ListCard } from '../ui/ListCard.tsx';
import { CarePlanDrawer, emptyPlan, type PlanDraft } from './CarePlanDrawer.tsx';

/** Steps of care of the office: what follows a visit, a sale, a birthday, or the calendar, and for which customers. */
export function CarePlansCard() {
  const { t } = useTranslation('care');
  const client = useClient();
  const { groups } = useGroups();
  const [draft, setDraft] = useState<PlanDraft | null>(null);
  const data = useQuery({
    queryKey: ['care', 'plans'],
    meta: { entities: ['carePlans', 'users'] },
    queryFn: () => client.care.plans({}),
  }).data;
  const remove = useCommand((core, { id }: { id: string; name: string }) => core.care.deletePlan({ id }), {
    done: (_answer, { name }) => t('plans.removed', { name }),
  });
  if (data === undefined) return null;
  const { plans, mayChange } = data;
  const whom = ({ groupId, rating }: PlanDraft) =>
    [
      groupId === null ? null : (groups.find(({ id }) => id === groupId)?.name ?? t('plans.goneGroup')),
      rating === null ? null : t('plans.class', { rating }),
    ]
      .filter((part) => part !== null)
      .join(', ') || t('plans.everybody');
  const when = ({ trigger, afterDays }: PlanDraft) =>
    trigger === 'every'
      ? t('plans.everyDays', { count: Math.abs(afterDays) })
      : afterDays === 0
        ? t('plans.onTheDay', { trigger: t(`triggers.${trigger}`) })
        : t(afterDays > 0 ? 'plans.daysAfter' : 'plans.daysBefore', {
            count: Math.abs(afterDays),
            trigger: t(`triggers.${trigger}`),
          });
  return (
    <ListCard
      title={t('plans.title')}
      newLabel={t('plans.new')}
      hint={t(mayChange ? 'plans.explain' : 'plans.readOnly')}
      lines={plans}
      nameOf={({ title }) => title}
      wordsOf={(plan) => [
        when(plan),
        whom(plan),
        plan.channel === null ? null : t(`channels.${plan.channel}`),
        plan.isActive ? null : t('plans.inactive'),
      ]}
      mayChange={mayChange}
      onNew={() => setDraft({ ...emptyPlan, order: plans.length + 1 })}
      onEdit={setDraft}
      onRemove={(plan) => void remove.run({ id: plan.id, name: plan.title })}
    >
      {draft === null ? null : <CarePlanDrawer key={draft.id ?? 'new'} start={draft} onClose={() => setDraft(null)} />}
    </ListCard>
  );
}

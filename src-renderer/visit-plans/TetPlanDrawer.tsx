import { NumberInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { VisitRule } from '../../src-shared/visits/visit-plans.contract.ts';
import { foldText } from '../../src-shared/vietnam/fold.ts';
import { useClient } from '../api/client.tsx';
import { useChoices } from '../api/use-choices.ts';
import { useCommand } from '../api/use-command.ts';
import { useGroups } from '../groups/index.ts';
import type { Adding } from '../ui/adding.ts';
import { FormDrawer } from '../ui/FormDrawer.tsx';
import { writeDay } from '../ui/formats.ts';
import { showUndoToast } from '../ui/toasts.tsx';
import { PurposeField, tetPlanDrawer } from '../visits/index.ts';
import { WhoFields } from './VisitRulesCard.tsx';
import classes from './VisitPlans.module.css';

/** Plans gift visits before the 23rd of the twelfth lunar month; the frame shows it. */
export function TetPlanDrawer() {
  return tetPlanDrawer.use() === null ? null : <TetPlanForm />;
}

function TetPlanForm() {
  const { t } = useTranslation('visitPlans');
  const client = useClient();
  const { groups } = useGroups();
  const purposes = useChoices('visit_purpose');
  const ofTet = purposes.options.find(({ label }) => /\btet\b/.test(foldText(label)));
  const [who, setWho] = useState<Pick<VisitRule, 'rating' | 'groupId'>>({ rating: 'A', groupId: null });
  const [chosen, setChosen] = useState<string | null>(null);
  const [minutes, setMinutes] = useState<number | string>(30);
  const [adding, setAdding] = useState<Adding>('none');
  const purpose = chosen ?? ofTet?.value ?? 'maintain';
  const wish = { ...who, purpose, minutes: Math.min(720, Math.max(5, Number(minutes) || 30)) };
  const trial = useQuery({
    queryKey: ['visitPlans', 'beforeTet', wish],
    meta: { entities: ['visits', 'customers', 'customerGroups', 'groupMembers', 'holidays'] },
    queryFn: () => client.visitPlans.beforeTet({ ...wish, isTrial: true }),
  }).data;
  const plan = useCommand((core, wanted: typeof wish) => core.visitPlans.beforeTet(wanted), {
    done: ({ made }) => t('tet.planned', { count: made }),
    isQuiet: true,
  });
  async function run() {
    const done = await plan.run(wish);
    if (done === null) return;
    if (done.groupId === null) showUndoToast({ message: t('tet.plannedNone'), id: 'tet' });
    tetPlanDrawer.close();
  }
  return (
    <FormDrawer
      isOpen
      title={t('tet.title')}
      saveLabel={t('tet.save')}
      failure={plan.failure}
      isSaving={plan.isRunning}
      adding={adding}
      onSave={() => void run()}
      onClose={tetPlanDrawer.close}
    >
      <p className={classes.hint}>{t('tet.hint')}</p>
      <WhoFields {...who} groups={groups} onChange={(part) => setWho({ ...who, ...part })} />
      <PurposeField label={t('fields.purpose')} value={purpose} onChange={setChosen} onAdding={setAdding} />
      <NumberInput
        label={t('fields.minutes')}
        min={5}
        max={720}
        step={15}
        allowDecimal={false}
        value={minutes}
        onChange={setMinutes}
      />
      {trial === undefined ? null : (
        <p className={classes.trial} role="status">
          {t('tet.trial', {
            count: trial.customers,
            from: writeDay(trial.fromOn),
            by: writeDay(trial.by),
            tet: writeDay(trial.tetOn),
          })}
          {trial.unplaced === 0 ? null : ` ${t('unplaced', { count: trial.unplaced })}`}
        </p>
      )}
    </FormDrawer>
  );
}

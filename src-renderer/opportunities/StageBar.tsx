import { useTranslation } from 'react-i18next';
import type { OpportunityRecord } from '../../src-shared/opportunities/opportunity-record.ts';
import { useCommand } from '../api/use-command.ts';
import { lostDrawer } from './drawers.ts';
import classes from './OpportunityPage.module.css';
import { useStages } from './use-opportunities.ts';

/** The stages in a row: where it stands, what lies behind, one click to another. */
export function StageBar({ record, isReadOnly }: { record: OpportunityRecord; isReadOnly: boolean }) {
  const { t } = useTranslation('opportunities');
  const { stages, nameOf } = useStages();
  const move = useCommand(
    (client, to: string) => client.opportunities.move({ id: record.id, stageId: to, from: record.stageId }),
    { done: (_moved, to) => t('toast.moved', { title: record.title, stage: nameOf(to) }) },
  );
  const shown = stages.filter(({ id, isActive }) => isActive || id === record.stageId);
  const current = shown.findIndex(({ id }) => id === record.stageId);
  return (
    <ol className={classes.stages} aria-label={t('stageBar')}>
      {shown.map((stage, at) => {
        const isCurrent = stage.id === record.stageId;
        return (
          <li key={stage.id}>
            <button
              type="button"
              className={classes.stage}
              data-kind={stage.kind}
              data-passed={(record.kind === 'open' && at < current) || undefined}
              {...(isCurrent ? { 'aria-current': 'step' as const } : {})}
              disabled={isReadOnly || isCurrent || !stage.isActive || move.isRunning}
              title={`${nameOf(stage.id)} · ${stage.probabilityPercent} %`}
              onClick={() =>
                stage.kind === 'lost'
                  ? lostDrawer.open({ id: record.id, title: record.title, stageId: stage.id, from: record.stageId })
                  : void move.run(stage.id)
              }
            >
              {nameOf(stage.id)}
            </button>
          </li>
        );
      })}
    </ol>
  );
}

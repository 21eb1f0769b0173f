import { useTranslation } from 'react-i18next';
import type { OpportunityHistoryLine, OpportunityRecord } from '../../src-shared/opportunities/opportunity-record.ts';
import { useChoices } from '../api/use-choices.ts';
import { Card } from '../ui/Card.tsx';
import { daysBetween, writeDay, writeDayTime, writeMoney } from '../ui/formats.ts';
import classes from './OpportunityPage.module.css';
import { useStages } from './use-opportunities.ts';

/** What follows from the stage is told with the stage. */
const silent = new Set(['stageChangedAt', 'closedAt', 'customerId', 'originEntity', 'originId']);

/** Who changed what, when; a move says how long it had stood in the stage before. */
export function OpportunityHistory({ record }: { record: OpportunityRecord }) {
  const { t } = useTranslation('opportunities');
  return (
    <Card title={t('history')} isFlush>
      <HistoryLines lines={record.history} />
      {record.history.some(({ kind }) => kind === 'create') ? null : (
        <ul className={classes.lines}>
          <li>
            <span className={classes.grow}>{t('did.create')}</span>
            <span className={classes.when}>
              {[record.authorName, writeDayTime(record.createdAt)].filter((part) => part !== null).join(' · ')}
            </span>
          </li>
        </ul>
      )}
    </Card>
  );
}

export function HistoryLines({ lines }: { lines: readonly OpportunityHistoryLine[] }) {
  const { t } = useTranslation('opportunities');
  const { nameOf } = useStages();
  const reasons = useChoices('lost_reason');
  const sources = useChoices('lead_source');
  const fieldName = (field: string) => t(`fields.${field}`, { defaultValue: field });
  const written = (line: OpportunityHistoryLine, side: 'old' | 'new'): string => {
    const value = side === 'old' ? line.oldValue : line.newValue;
    const name = side === 'old' ? line.oldName : line.newName;
    if (value === null) return '–';
    if (name !== null) return name;
    if (line.field === 'stageId') return nameOf(value);
    if (line.field === 'lostReason') return reasons.wordFor(String(value));
    if (line.field === 'source') return sources.wordFor(String(value));
    if (line.field === 'valueDong') return writeMoney(Number(value));
    if (line.field === 'potentialPercent') return `${value} %`;
    if (line.field === 'expectedCloseOn') return writeDay(String(value));
    return String(value);
  };
  const shown = lines.filter(({ field }) => field === null || !silent.has(field));
  const began = lines.findLast(({ kind }) => kind === 'create')?.at ?? null;
  return (
    <ul className={classes.lines}>
      {shown.map((line, at) => {
        const before = shown.slice(at + 1).find(({ field }) => field === 'stageId')?.at ?? began;
        const stood = line.field === 'stageId' && before !== null ? daysBetween(before, line.at) : null;
        return (
          <li key={line.id}>
            <span className={classes.grow}>
              {line.field === null ? (
                t(`did.${line.kind}`)
              ) : (
                <>
                  <span className={classes.soft}>{fieldName(line.field)}</span> {written(line, 'old')} →{' '}
                  <strong>{written(line, 'new')}</strong>
                  {stood === null ? null : <span className={classes.soft}> · {t('stood', { count: stood })}</span>}
                </>
              )}
            </span>
            <span className={classes.when}>
              {[line.userName, writeDayTime(line.at)].filter((part) => part !== null).join(' · ')}
            </span>
          </li>
        );
      })}
    </ul>
  );
}

import { useTranslation } from 'react-i18next';
import { contractStates } from '../../src-shared/contracts/contract.ts';
import type { ContractHistoryLine } from '../../src-shared/contracts/contracts.contract.ts';
import { writeDay, writeDayTime, writeMoney } from '../ui/formats.ts';
import classes from './Contracts.module.css';

/** Who changed what, when. */
export function HistoryLines({ lines }: { lines: readonly ContractHistoryLine[] }) {
  const { t } = useTranslation('contracts');
  const written = ({ field, oldValue, newValue, oldName, newName }: ContractHistoryLine, side: 'old' | 'new'): string => {
    const value = side === 'old' ? oldValue : newValue;
    const name = side === 'old' ? oldName : newName;
    if (value === null) return '–';
    if (name !== null) return name;
    if (field === 'state') {
      const state = contractStates.find((one) => one === value);
      return state === undefined ? String(value) : t(`states.${state}`);
    }
    if (field === 'valueDong') return writeMoney(Number(value));
    if (field === 'isNotRenewed') return t(value === true || value === 1 ? 'yes' : 'no');
    if (field === 'signedOn' || field === 'fromOn' || field === 'toOn') return writeDay(String(value));
    return String(value);
  };
  return (
    <ul className={classes.lines}>
      {lines.map((line) => (
        <li key={line.id}>
          <span className={classes.grow}>
            {line.field === null ? (
              t(`did.${line.kind}`)
            ) : (
              <>
                <span className={classes.soft}>{t(`fields.${line.field}`, { defaultValue: line.field })}</span>{' '}
                {written(line, 'old')} → <strong>{written(line, 'new')}</strong>
              </>
            )}
          </span>
          <span className={classes.when}>
            {[line.userName, writeDayTime(line.at)].filter((part) => part !== null).join(' · ')}
          </span>
        </li>
      ))}
    </ul>
  );
}

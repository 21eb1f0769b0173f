import { useTranslation } from 'react-i18next';
import type { ContractChange, ContractRecord } from '../../src-shared/contracts/contracts.contract.ts';
import { parseDong } from '../../src-shared/lib/money.ts';
import { useCommand } from '../api/use-command.ts';
import { useTeam, useTeams } from '../api/use-team.ts';
import { Card } from '../ui/Card.tsx';
import { Fact, FactList } from '../ui/FactList.tsx';
import { writeMoney } from '../ui/formats.ts';
import { HistoryButton } from '../ui/HistoryButton.tsx';
import { InlineEdit, type InlineKind } from '../ui/InlineEdit.tsx';
import { HistoryLines } from './ContractHistory.tsx';

type Field = keyof ContractChange;

/** What is known of it, each value edited where it stands and with its own history. */
export function ContractFacts({ record, isReadOnly }: { record: ContractRecord; isReadOnly: boolean }) {
  const { t } = useTranslation(['contracts', 'ui']);
  const people = useTeam();
  const teams = useTeams();
  const update = useCommand((core, change: ContractChange) => core.contracts.update({ id: record.id, change }), {
    done: () => t('contracts:toast.changed', { title: record.title }),
    isQuiet: true,
  });
  const save = async (change: ContractChange): Promise<string | null> => {
    const outcome = await update.attempt(change);
    return outcome.isDone ? null : (Object.values(outcome.fields)[0] ?? outcome.sentence);
  };
  const money = async (typed: string | null) => {
    const valueDong = typed === null ? null : parseDong(typed);
    return typed !== null && valueDong === null ? t('ui:money.notUnderstood') : save({ valueDong });
  };
  const days = async (typed: string | null) => {
    if (typed !== null && !/^\d{1,3}$/.test(typed.trim())) return t('contracts:noticeMissing');
    return save({ noticeDays: typed === null ? null : Number(typed) });
  };
  const fact = (
    field: Field,
    value: string | null,
    kind: InlineKind,
    onSave: (typed: string | null) => Promise<string | null>,
    shown?: string | null,
  ) => {
    const label = t(`contracts:fields.${field}`);
    const lines = record.history.filter((line) => line.field === field);
    return (
      <Fact
        key={field}
        label={label}
        aside={
          lines.length === 0 ? undefined : (
            <HistoryButton label={t('contracts:historyOf', { field: label })}>
              {() => <HistoryLines lines={lines} />}
            </HistoryButton>
          )
        }
      >
        <InlineEdit
          label={label}
          value={value}
          kind={kind}
          {...(shown == null ? {} : { shown })}
          isReadOnly={isReadOnly}
          onSave={onSave}
        />
      </Fact>
    );
  };
  const choice = (given: readonly { id: string; name: string }[], isClearable = true): InlineKind => ({
    type: 'choice',
    choices: given.map(({ id, name }) => ({ value: id, label: name })),
    isClearable,
  });
  return (
    <Card title={t('contracts:facts')}>
      <FactList>
        {fact('title', record.title, { type: 'text' }, (title) =>
          title === null ? Promise.resolve(t('contracts:titleMissing')) : save({ title }),
        )}
        {fact('code', record.code, { type: 'text' }, (code) => save({ code }))}
        {fact('signedOn', record.signedOn, { type: 'day' }, (signedOn) => save({ signedOn }))}
        {fact('fromOn', record.fromOn, { type: 'day' }, (fromOn) => save({ fromOn }))}
        {fact('toOn', record.toOn, { type: 'day' }, (toOn) => save({ toOn }))}
        {fact('valueDong', record.valueDong === null ? null : writeMoney(record.valueDong), { type: 'text' }, money)}
        {record.kind === 'contract'
          ? fact(
              'noticeDays',
              record.noticeDays === null ? null : String(record.noticeDays),
              { type: 'text' },
              days,
              record.noticeDays === null ? null : t('contracts:days', { count: record.noticeDays }),
            )
          : null}
        {fact(
          'ownerId',
          record.ownerId,
          choice(people, false),
          (ownerId) => (ownerId === null ? Promise.resolve(null) : save({ ownerId })),
          record.ownerName,
        )}
        {teams.length > 0 ? fact('teamId', record.teamId, choice(teams), (teamId) => save({ teamId }), record.teamName) : null}
        {fact('note', record.note, { type: 'textarea' }, (note) => save({ note }))}
      </FactList>
    </Card>
  );
}

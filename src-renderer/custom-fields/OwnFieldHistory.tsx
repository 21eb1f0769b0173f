import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from '../locales/words.tsx';
import type { CustomField } from '../../src-shared/custom-fields/custom-field.ts';
import { useClient } from '../api/client.tsx';
import { useCommand } from '../api/use-command.ts';
import { useLanguage } from '../api/use-language.ts';
import { writeDayTime } from '../ui/formats.ts';
import { HistoryButton } from '../ui/HistoryButton.tsx';
import { LoadingState } from '../ui/LoadingState.tsx';
import classes from './OwnFields.module.css';
import { useOwnWords } from './use-own-fields.ts';

interface Of {
  readonly field: CustomField;
  readonly rowId: string;
  readonly now: string | null;
  readonly isReadOnly: boolean;
}

/** A small clock beside an own field: who wrote it, when, from what to what; an old value can be put back. */
export function OwnFieldHistory(of: Of) {
  const { t } = useTranslation('customFields');
  const language = useLanguage();
  return (
    <HistoryButton label={t('history', { field: of.field[language] })}>
      {(close) => <Changes {...of} onRestored={close} />}
    </HistoryButton>
  );
}

function Changes({ field, rowId, now, isReadOnly, onRestored }: Of & { onRestored: () => void }) {
  const { t } = useTranslation(['customFields', 'customers']);
  const language = useLanguage();
  const client = useClient();
  const words = useOwnWords();
  const changes = useQuery({
    queryKey: ['customFields', 'history', field.id, rowId],
    meta: { entities: ['customValues'] },
    queryFn: () => client.customFields.history({ fieldId: field.id, rowId }),
  }).data?.changes;
  const restore = useCommand(
    (core, value: string | number | null) => core.customFields.set({ fieldId: field.id, ids: [rowId], value, language }),
    { done: () => t('customFields:restored', { field: field[language] }) },
  );
  if (changes === undefined) return <LoadingState lines={2} />;
  // Going and coming back say nothing that the value does not say.
  const shown = changes.filter((change) => change.field !== null);
  if (shown.length === 0) return <p className={classes.text}>{t('customers:history.empty')}</p>;
  return (
    <ol className={classes.changes}>
      {shown.map(({ id, kind, oldValue, newValue, at, userName, device }) => {
        const old = typeof oldValue === 'string' ? oldValue : null;
        return (
          <li key={id}>
            <span className={classes.values}>
              {kind === 'create' ? null : <span className={classes.old}>{words.valueOf(field.id, oldValue)} → </span>}
              {words.valueOf(field.id, newValue)}
            </span>
            <span className={classes.soft}>
              {[writeDayTime(at), userName ?? t('customers:history.someone'), device].filter((part) => part !== null).join(' · ')}
            </span>
            {kind === 'update' && old !== now && !isReadOnly ? (
              <Button
                variant="subtle"
                size="compact-sm"
                loading={restore.isRunning}
                title={words.valueOf(field.id, old)}
                onClick={() =>
                  void restore
                    .run(field.type === 'number' && old !== null ? Number(old) : old)
                    .then((done) => (done === null ? undefined : onRestored()))
                }
              >
                {t('customers:history.restore')}
              </Button>
            ) : null}
          </li>
        );
      })}
    </ol>
  );
}

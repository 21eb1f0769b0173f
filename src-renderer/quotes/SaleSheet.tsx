import { Anchor, Button } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useCommand } from '../api/use-command.ts';
import { writeDayTime } from '../ui/formats.ts';
import { InlineEdit } from '../ui/InlineEdit.tsx';
import { ConflictNote } from './ConflictNote.tsx';
import classes from '../ui/SaleSheet.module.css';
import type { FullQuote } from './use-quotes.ts';
import type { SaleEditing } from './use-sale-editing.ts';

type SaleRow = Pick<
  FullQuote,
  'id' | 'title' | 'label' | 'number' | 'customerId' | 'customerName' | 'content' | 'totalDong' | 'conflicts' | 'draft'
> & { readonly state: string };

/** The page of one quote or order: its head, what is to be said about its draft, its parts, and what stands beside them. */
export function SaleSheet({
  of,
  row,
  state,
  editing,
  actions,
  aside,
  children,
}: {
  of: 'quotes' | 'orders';
  row: SaleRow;
  /** What stands behind its number. */
  state: ReactNode;
  editing: Pick<SaleEditing, 'isDirty' | 'isOther' | 'isRestored' | 'dropDraft'>;
  actions: ReactNode;
  aside: ReactNode;
  children: ReactNode;
}) {
  const { t } = useTranslation(of);
  const { isDirty, isOther, isRestored, dropDraft } = editing;
  const rename = useCommand((client, title: string) => client[of].update({ id: row.id, change: { title } }), {
    done: (_done, title) => t('renamed', { title }),
  });
  return (
    <div>
      <header className={classes.header}>
        <div className={classes.who}>
          <div className={classes.titleLine}>
            <h1 className={classes.title}>{row.number ?? row.label}</h1>
            {state}
          </div>
          <div className={classes.under}>
            <InlineEdit
              label={t('field.title')}
              value={row.title}
              kind={{ type: 'text' }}
              onSave={async (title) => {
                if (title === null) return t('problem.name');
                const outcome = await rename.attempt(title);
                return outcome.isDone ? null : outcome.sentence;
              }}
            />
            <Anchor
              size="sm"
              title={row.customerName ?? ''}
              renderRoot={(props) => <Link {...props} to="/customers/$id" params={{ id: row.customerId }} />}
            >
              {row.customerName ?? t('customerElsewhere')}
            </Anchor>
            {row.number === null ? null : <span className={classes.soft}>{row.label}</span>}
          </div>
        </div>
        {actions}
      </header>
      <div className={classes.page}>
        <div className={classes.main}>
          {row.content === null ? <p className={classes.note}>{t('erased')}</p> : null}
          {isRestored && isDirty ? (
            <p className={classes.note} role="status">
              {t('restoredDraft', { at: row.draft === null ? '' : writeDayTime(row.draft.keptAt) })}{' '}
              <Button size="compact-xs" variant="subtle" onClick={dropDraft}>
                {t('dropDraft')}
              </Button>
            </p>
          ) : null}
          {isOther && isDirty ? (
            <p className={classes.note} role="alert">
              {t('changedBeneath')}
            </p>
          ) : null}
          {row.conflicts.map((conflict) => (
            <ConflictNote key={conflict.id} of={of} row={row} conflict={conflict} />
          ))}
          {children}
        </div>
        <aside className={classes.side}>{aside}</aside>
      </div>
    </div>
  );
}

/** Whether what is typed is saved, and the button that saves it. */
export function SaveDraft({
  of,
  isDirty,
  isSaving,
  onSave,
}: {
  of: 'quotes' | 'orders';
  isDirty: boolean;
  isSaving: boolean;
  onSave: () => Promise<boolean>;
}) {
  const { t } = useTranslation(of);
  return (
    <>
      <span className={classes.soft} role="status">
        {isDirty ? t('notSavedYet') : t('allSaved')}
      </span>
      <Button variant="default" loading={isSaving} disabled={!isDirty} onClick={() => void onSave()}>
        {t('save')}
      </Button>
    </>
  );
}

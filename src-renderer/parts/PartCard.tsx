import { Button, Modal } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useState } from 'react';
import type { KeyboardEvent, ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useCommand } from '../api/use-command.ts';
import { Card } from '../ui/Card.tsx';
import { type CardPart, isLogged } from './descriptions.ts';
import type { FormValues } from './form-values.ts';
import { PartDrawer, type PartRow } from './PartDrawer.tsx';
import classes from './Parts.module.css';
import { usePartWords } from './use-part-words.ts';

/** How one line reads in its card. */
export interface ShownLine {
  readonly row: PartRow;
  readonly main: string;
  /** A word beside it that says what is special, such as “main”. */
  readonly mark?: string | null;
  readonly under: readonly (string | null)[];
  readonly figure?: string | null;
  /** No longer so: a former director. */
  readonly isPast?: boolean;
  /** The names of the records that the line links to, by field. */
  readonly names?: FormValues;
}

/** One part of a customer's record: its lines, each opened by a click or Enter and removed with Delete, and what to add first while empty. */
export function PartCard({
  part,
  customerId,
  lines,
  first = {},
  aside,
  head,
  foot,
  isReadOnly,
}: {
  part: CardPart;
  customerId: string;
  lines: readonly ShownLine[];
  first?: FormValues;
  /** A sum or a count, beside the title. */
  aside?: ReactNode;
  head?: ReactNode;
  foot?: ReactNode;
  isReadOnly: boolean;
}) {
  const { t } = useTranslation('parts');
  const words = usePartWords();
  const [opened, setOpened] = useState<ShownLine | 'new' | null>(null);
  const [round, setRound] = useState(0);
  const remove = useCommand((client, id: string) => client.parts.delete({ part, id }), {
    done: () => t('removed', { line: words.lineOf(part) }),
  });
  const openedLine = opened === 'new' ? null : opened;

  function onKeyDown(event: KeyboardEvent, line: ShownLine) {
    if (event.key !== 'Delete') return;
    event.preventDefault();
    void remove.run(line.row.id);
  }

  return (
    <Card
      title={t(`title.${part}`)}
      isFlush
      aside={
        <>
          {aside}
          {isReadOnly ? null : (
            <Button
              variant="subtle"
              aria-label={t('addTo', { title: t(`title.${part}`) })}
              leftSection={<IconPlus size={14} stroke={1.75} aria-hidden />}
              onClick={() => setOpened('new')}
            >
              {t('add')}
            </Button>
          )}
        </>
      }
    >
      {head}
      {lines.length === 0 ? <p className={classes.empty}>{t(`empty.${part}`)}</p> : null}
      <ul className={classes.list}>
        {lines.map((line) => (
          <li key={line.row.id} className={`${classes.item} ${line.isPast === true ? classes.past : ''}`}>
            {isReadOnly ? (
              <div className={classes.line}>
                <LineText line={line} />
              </div>
            ) : (
              <button
                type="button"
                className={classes.line}
                aria-keyshortcuts="Delete"
                onClick={() => setOpened(line)}
                onKeyDown={(event) => onKeyDown(event, line)}
              >
                <LineText line={line} />
              </button>
            )}
          </li>
        ))}
      </ul>
      {foot}
      {opened === null ? null : openedLine !== null && isLogged(part) ? (
        <LoggedLine part={part} line={openedLine} onClose={() => setOpened(null)} />
      ) : (
        <PartDrawer
          key={openedLine?.row.id ?? `new ${round}`}
          part={part}
          customerId={customerId}
          row={openedLine?.row ?? null}
          first={first}
          names={openedLine?.names ?? {}}
          onAnother={() => setRound(round + 1)}
          onClose={() => setOpened(null)}
        />
      )}
    </Card>
  );
}

function LineText({ line }: { line: ShownLine }) {
  const under = line.under.filter((text) => text !== null && text !== '').join(' · ');
  return (
    <>
      <span className={classes.main}>
        {line.main}
        {line.mark == null ? null : <span className={classes.mark}> {line.mark}</span>}
      </span>
      <span className={`${classes.figure} fb-figures`}>{line.figure ?? ''}</span>
      {under === '' ? null : <span className={classes.under}>{under}</span>}
    </>
  );
}

/** A line that is written once is not changed: it can be read here, and a wrong one removed. */
function LoggedLine({ part, line, onClose }: { part: CardPart; line: ShownLine; onClose: () => void }) {
  const { t } = useTranslation(['parts', 'ui']);
  const words = usePartWords();
  const remove = useCommand((client, id: string) => client.parts.delete({ part, id }), {
    done: () => t('removed', { line: words.lineOf(part) }),
  });
  return (
    <Modal opened onClose={onClose} title={words.lineOf(part)} centered closeButtonProps={{ 'aria-label': t('ui:close') }}>
      <div className={classes.read}>
        <LineText line={line} />
      </div>
      <p className={classes.hint}>{t('logged')}</p>
      <Button
        variant="subtle"
        color="red"
        onClick={() => void remove.run(line.row.id).then((done) => (done === null ? undefined : onClose()))}
      >
        {t('remove')}
      </Button>
    </Modal>
  );
}

import { Anchor, Button } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Conflict } from '../../src-shared/office/office.contract.ts';
import { useCommand } from '../api/use-command.ts';
import { useTeam } from '../api/use-team.ts';
import { dayOf } from '../ui/formats.ts';
import { StateBadge } from '../ui/StateBadge.tsx';
import { useNow } from '../ui/use-now.ts';
import type { Value } from './change-fields.ts';
import { momentOf } from './moments.ts';
import classes from './Sync.module.css';
import { useChangeWords } from './use-change-words.ts';

type Use = 'kept' | 'lost' | 'original';

/** Two values that met: who changed what when, the values side by side, and one click to take the other one. */
export function ConflictCard({ conflict }: { conflict: Conflict }) {
  const { t } = useTranslation('office');
  const words = useConflictWords(conflict);
  const resolve = useCommand((client, use: Use) => client.office.resolve({ id: conflict.id, use }), {
    done: (_answer, use) => words.done(use),
  });
  const isDeletion = conflict.kind === 'edit-of-deleted';
  const isOpen = conflict.resolution === null;
  const standing: Use = conflict.resolution === 'turned' ? 'lost' : 'kept';
  const sides: readonly Use[] = isDeletion
    ? conflict.field === null
      ? []
      : ['lost', 'original']
    : conflict.mine === 'lost'
      ? ['lost', 'kept', 'original']
      : ['kept', 'lost', 'original'];
  const use = (wanted: Use) => void resolve.run(wanted);

  return (
    <article className={classes.conflict} aria-label={words.sentence}>
      <header className={classes.conflictHead}>
        <div>
          {conflict.customerId === null ? (
            <strong>{conflict.title}</strong>
          ) : (
            <Anchor
              className={classes.title ?? ''}
              renderRoot={(props) => <Link {...props} to="/customers/$id" params={{ id: conflict.customerId ?? '' }} />}
            >
              {conflict.title}
            </Anchor>
          )}
          <p className={classes.sentence}>{words.sentence}</p>
        </div>
      </header>
      {sides.length === 0 ? null : (
        <div className={classes.sides}>
          {sides.map((side) => (
            <Side
              key={side}
              label={words.labelOf(side)}
              value={words.valueOf(side)}
              meta={words.metaOf(side)}
              isEmpty={words.rawOf(side) === null || words.rawOf(side) === ''}
              state={isDeletion ? null : side === standing ? t(isOpen ? 'conflict.inUse' : 'conflict.chosen') : null}
            >
              {isDeletion ? null : side === standing ? (
                isOpen ? (
                  <Button
                    variant="default"
                    loading={resolve.isRunning}
                    aria-label={`${t('conflict.keep')}: ${words.valueOf(side)}`}
                    onClick={() => use('kept')}
                  >
                    {t('conflict.keep')}
                  </Button>
                ) : null
              ) : (
                <Button
                  variant={side === 'lost' && isOpen ? 'filled' : 'default'}
                  loading={resolve.isRunning}
                  aria-label={`${t('conflict.use')}: ${words.valueOf(side)}`}
                  onClick={() => use(side)}
                >
                  {t('conflict.use')}
                </Button>
              )}
            </Side>
          ))}
        </div>
      )}
      {isOpen && isDeletion ? (
        <footer className={classes.actions}>
          <Button loading={resolve.isRunning} onClick={() => use('lost')}>
            {t('conflict.restore')}
          </Button>
          <Button variant="default" loading={resolve.isRunning} onClick={() => use('kept')}>
            {t('conflict.leave')}
          </Button>
        </footer>
      ) : null}
    </article>
  );
}

function Side({
  label,
  value,
  meta,
  isEmpty,
  state,
  children,
}: {
  label: string;
  value: string;
  meta: string | null;
  isEmpty: boolean;
  state: string | null;
  children: ReactNode;
}) {
  return (
    <div className={`${classes.side} ${state === null ? '' : classes.standing}`} role="group" aria-label={label}>
      <div className={classes.sideHead}>
        <span>{label}</span>
        {state === null ? null : <StateBadge tone="good">{state}</StateBadge>}
      </div>
      <div className={`${classes.value} ${isEmpty ? classes.none : ''}`}>{value}</div>
      <div className={classes.sideFoot}>
        <span className={classes.when}>{meta}</span>
        {children}
      </div>
    </div>
  );
}

/** A conflict told in words: from this laptop's point of view where one of the two values was written here. */
function useConflictWords(conflict: Conflict) {
  const { t } = useTranslation('office');
  const words = useChangeWords();
  const team = useTeam();
  const today = dayOf(useNow());
  const { mine, keptAt, lostAt, field } = conflict;
  const nameOf = (who: string | null) => (who === null ? t('someone') : (team.find(({ id }) => id === who)?.name ?? who));
  const nameOfSide = (side: 'kept' | 'lost') => nameOf(side === 'kept' ? conflict.keptBy : conflict.lostBy);
  const at = (instant: string) => momentOf(instant, today);
  const fieldName = field === null ? '' : words.fieldOf(conflict, field);
  const inSentence = fieldName.charAt(0).toLocaleLowerCase() + fieldName.slice(1);
  const rawOf = (side: Use): Value =>
    side === 'kept' ? conflict.keptValue : side === 'lost' ? conflict.lostValue : conflict.originalValue;

  function sentence(): string {
    if (conflict.kind === 'edit-of-deleted') {
      const who = {
        kept: mine === 'kept' ? capital(t('conflict.me')) : nameOfSide('kept'),
        lost: mine === 'lost' ? t('conflict.me') : nameOfSide('lost'),
        keptAt: at(keptAt),
        lostAt: at(lostAt),
      };
      return field === null ? t('conflict.deletedOnly', who) : t('conflict.deleted', { ...who, field: inSentence });
    }
    if (mine === null) {
      return t('conflict.both', {
        kept: nameOfSide('kept'),
        lost: nameOfSide('lost'),
        keptAt: at(keptAt),
        lostAt: at(lostAt),
        field: inSentence,
      });
    }
    const other = mine === 'kept' ? 'lost' : 'kept';
    const times = { kept: at(keptAt), lost: at(lostAt) };
    return t('conflict.mineFirst', { other: nameOfSide(other), field: inSentence, theirs: times[other], mine: times[mine] });
  }

  return {
    sentence: sentence(),
    rawOf,
    valueOf: (side: Use) => (field === null ? '' : words.valueOf(conflict, field, rawOf(side))),
    labelOf(side: Use): string {
      if (side === 'original') return t('conflict.original');
      if (conflict.kind === 'edit-of-deleted') return t('conflict.edited');
      return mine === side ? t('conflict.mine') : t('conflict.theirs', { name: nameOfSide(side) });
    },
    metaOf(side: Use): string | null {
      return side === 'original' ? null : at(side === 'kept' ? keptAt : lostAt);
    },
    done(use: Use): string {
      if (conflict.kind === 'edit-of-deleted')
        return t(use === 'lost' ? 'conflict.restoredToast' : 'conflict.leftToast', { title: conflict.title });
      return use === 'kept'
        ? t('conflict.kept', { name: nameOfSide('kept'), field: inSentence })
        : t('conflict.turned', { field: fieldName });
    },
  };
}

function capital(text: string): string {
  return text.charAt(0).toLocaleUpperCase() + text.slice(1);
}

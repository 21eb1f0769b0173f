import { Button } from '@mantine/core';
import { useState } from 'react';
import type { Substitution } from '../../src-shared/team/substitutions.contract.ts';
import { useCommand } from '../api/use-command.ts';
import { useTeam } from '../api/use-team.ts';
import { useTranslation } from '../locales/words.tsx';
import { Card } from '../ui/Card.tsx';
import { dayOf, writeDay } from '../ui/formats.ts';
import { StateBadge } from '../ui/StateBadge.tsx';
import { useNow } from '../ui/use-now.ts';
import { SubstitutionDrawer, type SubstitutionDraft } from './SubstitutionDrawer.tsx';
import classes from './Substitutions.module.css';
import { useSubstitutions } from './use-substitutions.ts';

const tones = { now: 'info', coming: 'neutral', over: 'neutral' } as const;

/** Who looks after whose customers while somebody is away. Only where there are colleagues. */
export function SubstitutionsCard() {
  const { t } = useTranslation('substitutions');
  const today = dayOf(useNow());
  const team = useTeam();
  const { substitutions, mayChange } = useSubstitutions();
  const [draft, setDraft] = useState<SubstitutionDraft | null>(null);
  const remove = useCommand((core, { id }: Substitution) => core.substitutions.delete({ id }), { done: () => t('removed') });
  if (team.length < 2) return null;
  const empty: SubstitutionDraft = { id: null, userId: null, substituteId: null, fromOn: today, toOn: today, note: '' };
  return (
    <Card
      title={t('title')}
      aside={
        mayChange ? (
          <Button variant="subtle" onClick={() => setDraft(empty)}>
            {t('add')}
          </Button>
        ) : null
      }
    >
      <p className={classes.hint}>{t(mayChange ? 'hint' : 'hintReadOnly')}</p>
      {substitutions.length === 0 ? <p className={classes.hint}>{t('none')}</p> : null}
      <ul className={classes.list}>
        {substitutions.map((one) => {
          const state = one.toOn < today ? 'over' : one.fromOn > today ? 'coming' : 'now';
          const names = { substitute: one.substituteName ?? t('someone'), name: one.userName ?? t('someone') };
          return (
            <li key={one.id} className={classes.row}>
              <span className={classes.who}>
                {t('line', names)} <StateBadge tone={tones[state]}>{t(`state.${state}`)}</StateBadge>
                {one.note === null ? null : <span className={classes.soft}>{one.note}</span>}
              </span>
              <span className={`${classes.days} fb-figures`}>
                {writeDay(one.fromOn)} – {writeDay(one.toOn)}
              </span>
              {mayChange ? (
                <span>
                  <Button
                    variant="subtle"
                    size="compact-sm"
                    aria-label={t('editOne', names)}
                    onClick={() => setDraft({ ...one, note: one.note ?? '' })}
                  >
                    {t('edit')}
                  </Button>
                  <Button
                    variant="subtle"
                    size="compact-sm"
                    aria-label={t('removeOne', names)}
                    onClick={() => void remove.run(one)}
                  >
                    {t('remove')}
                  </Button>
                </span>
              ) : null}
            </li>
          );
        })}
      </ul>
      {draft === null ? null : <SubstitutionDrawer draft={draft} onChange={setDraft} onClose={() => setDraft(null)} />}
    </Card>
  );
}

import { Button } from '@mantine/core';
import { useTranslation } from '../locales/words.tsx';
import type { LeadAssessment } from '../../src-shared/leads/leads.contract.ts';
import { Card } from '../ui/Card.tsx';
import { Fact, FactList } from '../ui/FactList.tsx';
import { writeDay, writeMoney } from '../ui/formats.ts';
import { assessDrawer, convertDrawer } from './drawers.ts';
import { VerdictBadge, WarmthBadge } from './LeadBadges.tsx';
import classes from './Leads.module.css';
import { useAssessments } from './use-leads.ts';

/** What is thought of a lead on its page, with what was thought before; nothing of an account that nobody ever assessed. */
export function LeadCard({
  customer,
  isReadOnly,
}: {
  customer: { readonly id: string; readonly name: string };
  isReadOnly: boolean;
}) {
  const { t } = useTranslation('leads');
  const known = useAssessments(customer.id).data;
  if (known === undefined) return null;
  const [newest, ...earlier] = known.assessments;
  const isLead = known.lifecycle !== 'account';
  if (!isLead && newest === undefined) return null;
  const lead = { id: customer.id, name: customer.name };
  return (
    <Card
      title={t('card')}
      aside={
        isReadOnly || !isLead ? null : (
          <>
            <Button variant="subtle" onClick={() => assessDrawer.open(lead)}>
              {t(newest === undefined ? 'assess' : 'assessAgain')}
            </Button>
            <Button variant="subtle" onClick={() => convertDrawer.open(lead)}>
              {t('convert')}
            </Button>
          </>
        )
      }
    >
      {newest === undefined ? <p className={classes.soft}>{t('nobodyYet')}</p> : <Assessment assessment={newest} />}
      {earlier.length === 0 ? null : (
        <details className={classes.log}>
          <summary>{t('earlier', { count: earlier.length })}</summary>
          <ul>
            {earlier.map((assessment) => (
              <li key={assessment.id}>
                <Assessment assessment={assessment} />
              </li>
            ))}
          </ul>
        </details>
      )}
    </Card>
  );
}

function Assessment({ assessment }: { assessment: LeadAssessment }) {
  const { t } = useTranslation('leads');
  const { verdict, warmth, budgetDong, timing, decider, need, note, authorName, assessedAt } = assessment;
  const facts = [
    ['need', need],
    ['budget', budgetDong === null ? null : writeMoney(budgetDong)],
    ['timing', timing],
    ['decider', decider],
  ] as const;
  const known = facts.filter(([, value]) => value !== null);
  return (
    <>
      <div className={classes.badges}>
        <VerdictBadge verdict={verdict} />
        <WarmthBadge warmth={warmth} />
        <span className={classes.soft}>{t('byOn', { name: authorName ?? t('someone'), day: writeDay(assessedAt) })}</span>
      </div>
      {known.length === 0 ? null : (
        <FactList>
          {known.map(([name, value]) => (
            <Fact key={name} label={t(name)}>
              <span>{value}</span>
            </Fact>
          ))}
        </FactList>
      )}
      {note === null ? null : <p className={classes.words}>{note}</p>}
    </>
  );
}

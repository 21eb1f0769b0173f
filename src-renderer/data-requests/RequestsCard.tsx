import { useTranslation } from 'react-i18next';
import { nextDue } from '../../src-shared/data-requests/due-dates.ts';
import { useIsOffice } from '../api/use-office.ts';
import { useTeam } from '../api/use-team.ts';
import { useOfficeDays } from '../holidays/index.ts';
import { Card } from '../ui/Card.tsx';
import { dayOf } from '../ui/formats.ts';
import { StateBadge } from '../ui/StateBadge.tsx';
import { useNow } from '../ui/use-now.ts';
import classes from './DataRequests.module.css';
import { RequestLine } from './RequestLine.tsx';
import { useRequests } from './use-requests.ts';

/** The request desk: everything that persons asked, the most urgent on top. */
export function RequestsCard() {
  const { t } = useTranslation('dataRequests');
  const requests = useRequests({});
  return (
    <Card title={t('title')}>
      <p className={classes.lead}>{t('text')}</p>
      {requests.length === 0 ? (
        <p className={classes.quiet}>{t('empty')}</p>
      ) : (
        <ul className={classes.list}>
          {requests.map((request) => (
            <RequestLine key={request.id} request={request} withPerson />
          ))}
        </ul>
      )}
    </Card>
  );
}

/** On the home screen of whoever answers for it: what is late, due today or soon. Nothing where nothing is. */
export function DueRequests() {
  const { t } = useTranslation('dataRequests');
  const today = dayOf(useNow());
  const isOffice = useIsOffice();
  const role = useTeam().find(({ isMe }) => isMe)?.role;
  const days = useOfficeDays();
  const due = useRequests({ open: true }).filter((request) => nextDue(request, today, days).urgency !== 'later');
  const isMine = !isOffice || role === 'manager' || role === 'admin';
  if (due.length === 0 || !isMine) return null;
  return (
    <Card title={t('titleOpen')} aside={<StateBadge tone="warn">{due.length}</StateBadge>}>
      <ul className={classes.list}>
        {due.map((request) => (
          <RequestLine key={request.id} request={request} withPerson />
        ))}
      </ul>
    </Card>
  );
}

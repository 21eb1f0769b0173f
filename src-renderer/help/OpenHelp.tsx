import { useTranslation } from 'react-i18next';
import { Card } from '../ui/Card.tsx';
import { StateBadge } from '../ui/StateBadge.tsx';
import classes from './Help.module.css';
import { HelpLine } from './HelpLine.tsx';
import { useHelpRequests } from './use-help.ts';

/** Open requests for help of everybody whose customers one sees; nothing where there are none. */
export function OpenHelp() {
  const { t } = useTranslation('help');
  const requests = useHelpRequests(null).data?.requests ?? [];
  if (requests.length === 0) return null;
  return (
    <Card title={t('openTitle')} aside={<StateBadge tone="warn">{requests.length}</StateBadge>}>
      <ul className={classes.list}>
        {requests.map((request) => (
          <HelpLine key={request.id} request={request} isReadOnly={false} withCustomer />
        ))}
      </ul>
    </Card>
  );
}

import { Button, Menu } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { competitorPriceDrawer } from './drawers.ts';

/** Where somebody stands in front of the shelf: the way to the form for a price, as a button. */
export function NotePriceButton({ onLeave }: { onLeave: () => void }) {
  const { t } = useTranslation('competitors');
  return (
    <Button variant="default" onClick={() => leaveAndOpen(onLeave)}>
      {t('notePrice')}
    </Button>
  );
}

/** The same as an entry of a menu. */
export function NotePriceItem({ onLeave }: { onLeave: () => void }) {
  const { t } = useTranslation('competitors');
  return <Menu.Item onClick={() => leaveAndOpen(onLeave)}>{t('notePrice')}</Menu.Item>;
}

function leaveAndOpen(onLeave: () => void) {
  onLeave();
  competitorPriceDrawer.open({});
}

import { Button } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { IconRoute } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';

/** From a day of the calendar to its stops in the order to drive. */
export function RouteButton({ on }: { on: string }) {
  const { t } = useTranslation('routes');
  const navigate = useNavigate();
  return (
    <Button
      variant="default"
      leftSection={<IconRoute size={16} stroke={1.75} aria-hidden />}
      onClick={() => void navigate({ to: '/route', search: { on } })}
    >
      {t('title')}
    </Button>
  );
}

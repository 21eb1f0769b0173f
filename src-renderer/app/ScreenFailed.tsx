import { Button } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import type { ErrorComponentProps } from '@tanstack/react-router';
import { IconMapOff } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { sentenceOf } from '../api/errors.ts';
import { useLanguage } from '../api/use-language.ts';
import { EmptyState } from '../ui/EmptyState.tsx';
import { FailedState } from '../ui/FailedState.tsx';

/** One broken screen leaves the frame and every other screen usable. */
export function ScreenFailed({ error, reset }: ErrorComponentProps) {
  const { t } = useTranslation('app');
  return <FailedState title={t('failedScreen.title')} reason={sentenceOf(error, useLanguage())} onRetry={reset} />;
}

export function ScreenNotFound() {
  const { t } = useTranslation('app');
  const navigate = useNavigate();
  return (
    <EmptyState icon={<IconMapOff size={22} stroke={1.75} aria-hidden />} title={t('notFound.title')} text={t('notFound.text')}>
      <Button variant="default" onClick={() => void navigate({ to: '/' })}>
        {t('notFound.home')}
      </Button>
    </EmptyState>
  );
}

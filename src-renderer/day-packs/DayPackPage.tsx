import { ActionIcon, Button } from '@mantine/core';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { IconChevronLeft, IconChevronRight, IconFileTypePdf, IconPrinter } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { addDays } from '../../src-shared/lib/dates.ts';
import { sentenceOf } from '../api/errors.ts';
import { useLanguage } from '../api/use-language.ts';
import { EmptyState } from '../ui/EmptyState.tsx';
import { FailedState } from '../ui/FailedState.tsx';
import { dayOf } from '../ui/formats.ts';
import { LoadingState } from '../ui/LoadingState.tsx';
import { usePlace } from '../ui/place.tsx';
import { useNow } from '../ui/use-now.ts';
import { longDay } from '../visits/index.ts';
import classes from './DayPack.module.css';
import { PackSheet } from './PackSheet.tsx';
import { useDayPack, usePackPdf } from './use-day-pack.ts';

/** The customers of a day, each on one sheet: to read before driving, to print, to take along as PDF. */
export function DayPackPage() {
  const { t } = useTranslation('dayPacks');
  const language = useLanguage();
  const navigate = useNavigate();
  const today = dayOf(useNow());
  const tomorrow = addDays(today, 1);
  const on = useSearch({ from: '/day-pack' }).on ?? tomorrow;
  const pack = useDayPack(on);
  const pdf = usePackPdf(on);
  usePlace({ title: t('title'), detail: longDay(on, language) });
  const go = (day: string) => void navigate({ to: '/day-pack', search: day === tomorrow ? {} : { on: day } });
  const count = pack.data?.pages.length ?? 0;
  return (
    <div className={classes.page}>
      <header className={classes.toolbar}>
        <div className={classes.steps}>
          <ActionIcon
            variant="default"
            size={30}
            aria-label={t('before')}
            title={t('before')}
            onClick={() => go(addDays(on, -1))}
          >
            <IconChevronLeft size={16} aria-hidden />
          </ActionIcon>
          <Button variant="default" onClick={() => go(tomorrow)}>
            {t('tomorrow')}
          </Button>
          <ActionIcon variant="default" size={30} aria-label={t('after')} title={t('after')} onClick={() => go(addDays(on, 1))}>
            <IconChevronRight size={16} aria-hidden />
          </ActionIcon>
        </div>
        <h1 className={classes.title} aria-live="polite">
          {t('of', { day: longDay(on, language) })}
        </h1>
        <span className={classes.soft}>{t('customers', { count })}</span>
        <span className={classes.push} />
        <Button
          variant="default"
          leftSection={<IconPrinter size={16} stroke={1.75} aria-hidden />}
          disabled={count === 0}
          onClick={() => window.print()}
        >
          {t('print')}
        </Button>
        <Button
          leftSection={<IconFileTypePdf size={16} stroke={1.75} aria-hidden />}
          disabled={count === 0 || !pdf.isAllowed}
          loading={pdf.isRunning}
          title={t(pdf.isAllowed ? 'pdfHint' : 'notAllowed')}
          onClick={() => void pdf.make()}
        >
          {t('pdf')}
        </Button>
      </header>
      {pack.error === null ? null : <FailedState reason={sentenceOf(pack.error, language)} onRetry={() => void pack.refetch()} />}
      {pack.isPending ? <LoadingState lines={8} /> : null}
      {pack.data === undefined ? null : (
        <div className={classes.sheets}>
          {pack.data.restricted === 0 ? null : <p className={classes.soft}>{t('restricted', { count: pack.data.restricted })}</p>}
          {count === 0 ? (
            <EmptyState title={t('none.title')} text={t('none.text')}>
              <Button variant="default" onClick={() => void navigate({ to: '/visits', search: { view: 'week', on } })}>
                {t('none.week')}
              </Button>
            </EmptyState>
          ) : null}
          {pack.data.pages.map((page, at) => (
            <PackSheet key={page.visit.id} page={page} number={at + 1} of={count} on={on} />
          ))}
        </div>
      )}
    </div>
  );
}

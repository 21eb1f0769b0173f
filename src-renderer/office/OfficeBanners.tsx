import { Loader, Progress } from '@mantine/core';
import { IconClockExclamation, IconCloudDownload } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useLanguage } from '../api/use-language.ts';
import { useOfficeStatus } from '../api/use-office.ts';
import { writeNumber } from '../ui/formats.ts';
import classes from './OfficeBanners.module.css';

const clockToleranceMs = 5 * 60_000;

/** What is going on with the office that a person should know while working: a wrong clock, more data on its way. */
export function OfficeBanners() {
  const { t } = useTranslation('office');
  const language = useLanguage();
  const status = useOfficeStatus();
  if (status === undefined) return null;
  const { clockOffsetMs, loading } = status;
  const isWrong = Math.abs(clockOffsetMs) > clockToleranceMs;
  if (!isWrong && loading === null) return null;
  const minutes = writeNumber(Math.round(Math.abs(clockOffsetMs) / 60_000), language);
  const total = loading?.total ?? null;
  return (
    <div className={classes.banners} role="status">
      {isWrong ? (
        <div className={`${classes.banner} ${classes.warn}`}>
          <IconClockExclamation size={16} stroke={1.75} aria-hidden />
          <span>{t(clockOffsetMs > 0 ? 'banner.clockFast' : 'banner.clockSlow', { minutes })}</span>
        </div>
      ) : null}
      {loading === null ? null : (
        <div className={classes.banner}>
          {total === null ? <Loader size={14} aria-hidden /> : <IconCloudDownload size={16} stroke={1.75} aria-hidden />}
          <span className="fb-figures">
            {total === null
              ? t(loading.done === 0 ? 'banner.loading' : 'banner.loadingOpen', { done: writeNumber(loading.done, language) })
              : t('banner.loadingProgress', {
                  done: writeNumber(loading.done, language),
                  total: writeNumber(total, language),
                })}
          </span>
          {total === null || total === 0 ? null : (
            <Progress className={classes.progress ?? ''} value={(100 * loading.done) / total} aria-label={t('banner.loading')} />
          )}
        </div>
      )}
    </div>
  );
}

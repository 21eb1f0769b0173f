import { Skeleton } from '@mantine/core';
import { useEffect, useState } from 'react';
import { useTranslation } from '../locales/words.tsx';
import classes from './Faces.module.css';

/** Grey lines while something is read; for the first 200 ms nothing, so that a quick answer does not flicker. */
export function LoadingState({ lines = 4 }: { lines?: number }) {
  const { t } = useTranslation('ui');
  const [isShown, setIsShown] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setIsShown(true), 200);
    return () => clearTimeout(timer);
  }, []);
  if (!isShown) return null;
  return (
    <div className={classes.lines} role="status" aria-label={t('loading')}>
      {Array.from({ length: lines }, (_line, at) => (
        <Skeleton key={at} height={12} radius="xl" width={`${90 - (at % 3) * 22}%`} />
      ))}
    </div>
  );
}

import { Alert } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { formatShare } from '../../src-shared/lib/percent.ts';
import type { PromotionValues } from '../../src-shared/promotions/promotion.ts';
import { useClient } from '../api/client.tsx';
import { useLanguage } from '../api/use-language.ts';
import classes from './Promotions.module.css';

/** What the law says about a promotion: it warns, it never forbids. */
export function LegalityNotes({ id, values }: { id: string | null; values: PromotionValues | null }) {
  const { t } = useTranslation('promotions');
  const language = useLanguage();
  const client = useClient();
  const asked = values === null ? null : { ...values, ...(id === null ? {} : { id }) };
  const { data } = useQuery({
    queryKey: ['promotions', 'legality', asked],
    meta: { entities: ['promotions', 'listPrices', 'priceLists', 'products', 'productGroups'] },
    enabled: asked !== null,
    queryFn: () => (asked === null ? { notes: [] } : client.promotions.legality(asked)),
  });
  if (data === undefined) return null;
  return (
    <div className={classes.law} role="group" aria-label={t('law.title')}>
      {data.notes.map((note) => {
        if (note.code === 'no-notice') {
          return (
            <p key={note.code} className={classes.soft}>
              {t('law.noNotice')}
            </p>
          );
        }
        const [title, text] =
          note.code === 'over-half'
            ? [t('law.overHalf', { share: formatShare(note.basisPoints, language) }), t('law.overHalfText')]
            : note.code === 'over-120-days'
              ? [t('law.over120', { count: note.days, year: note.year }), t('law.over120Text')]
              : note.code === 'value-unknown'
                ? [t('law.unknown'), t('law.unknownText')]
                : [t('law.notice'), t('law.noticeText')];
        return (
          <Alert key={`${note.code} ${title}`} color={note.code.startsWith('over') ? 'orange' : 'gray'} title={title}>
            {text}
          </Alert>
        );
      })}
    </div>
  );
}

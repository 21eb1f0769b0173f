import { Anchor } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useClient } from '../api/client.tsx';
import { useLanguage } from '../api/use-language.ts';
import { writeSize } from '../backup/index.ts';
import { Card } from '../ui/Card.tsx';
import { writeNumber } from '../ui/formats.ts';
import { StateBadge } from '../ui/StateBadge.tsx';
import classes from './Papers.module.css';

/** Papers whose bytes the office has not got yet. */
export function useWaitingPapers() {
  const client = useClient();
  const store = useQuery({
    queryKey: ['files', 'store'],
    meta: { entities: ['files', 'productPhotos', 'blobs', 'customers'] },
    queryFn: () => client.files.store({}),
  });
  return store.data?.waiting ?? [];
}

/** What waits, and how far each has come; nothing where none waits. */
export function WaitingPapers() {
  const { t } = useTranslation('files');
  const language = useLanguage();
  const papers = useWaitingPapers();
  if (papers.length === 0) return null;
  return (
    <div className={classes.waitingColumn}>
      <Card title={t('waiting.title')} aside={writeNumber(papers.length, language)} isFlush>
        <p className={classes.waitingText}>{t('waiting.text')}</p>
        <ul className={classes.waitingList}>
          {papers.map((paper) => (
            <li key={paper.id} className={classes.waiting}>
              <span className={classes.waitingName}>{paper.name}</span>
              <span className="fb-figures">
                {paper.refusal === null ? (
                  t('waiting.progress', { sent: sizeOrNone(paper.sentBytes, language), size: writeSize(paper.bytes, language) })
                ) : (
                  <StateBadge tone="bad">{t('place.refused')}</StateBadge>
                )}
              </span>
              <Owner {...paper} />
              {paper.refusal === null ? null : <p className={classes.waitingRefusal}>{t(`waiting.refusal.${paper.refusal}`)}</p>}
            </li>
          ))}
        </ul>
      </Card>
    </div>
  );
}

/** The customer whose paper it is, or the product whose picture. */
function Owner({
  customerId,
  customerName,
  productId,
  productName,
}: {
  customerId: string | null;
  customerName: string | null;
  productId: string | null;
  productName: string | null;
}) {
  if (customerId !== null) {
    return (
      <Anchor
        size="xs"
        renderRoot={(props) => <Link {...props} to="/customers/$id" params={{ id: customerId }} search={{ tab: 'files' }} />}
      >
        {customerName}
      </Anchor>
    );
  }
  if (productId === null) return null;
  return (
    <Anchor size="xs" renderRoot={(props) => <Link {...props} to="/products/$id" params={{ id: productId }} />}>
      {productName}
    </Anchor>
  );
}

function sizeOrNone(bytes: number, language: 'vi' | 'en'): string {
  return bytes === 0 ? '0' : writeSize(bytes, language);
}

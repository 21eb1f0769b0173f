import { Button } from '@mantine/core';
import { IconGift } from '@tabler/icons-react';
import { useEffect } from 'react';
import { formatShare } from '../../src-shared/lib/percent.ts';
import { writeQuantity } from '../../src-shared/quotes/quantity.ts';
import type { QuoteLine } from '../../src-shared/quotes/quote-content.ts';
import {
  type LineNotice,
  type LineOffer,
  type Programme,
  type ProgrammeState,
  takenBack,
  withoutProgramme,
  withProgramme,
} from '../../src-shared/quotes/quote-programmes.ts';
import type { QuoteDraft } from '../../src-shared/quotes/quotes.contract.ts';
import { sentenceOf } from '../api/errors.ts';
import { useLanguage, useTranslation } from '../locales/words.tsx';
import { Card } from '../ui/Card.tsx';
import { FailedState } from '../ui/FailedState.tsx';
import { writeMoney } from '../ui/formats.ts';
import { StateBadge, type Tone } from '../ui/StateBadge.tsx';
import { showUndoToast } from '../ui/toasts.tsx';
import type { LineNotices } from './line-notices.ts';
import { type EditorState, emptyLine, type QuoteEditor } from './quote-editor.ts';
import classes from './Quotes.module.css';
import sheet from '../ui/SaleSheet.module.css';
import { useProgrammes } from './use-programmes.ts';
import type { LinePrices } from './use-line-prices.ts';

const tones: Readonly<Record<ProgrammeState, Tone>> = {
  open: 'info',
  missing: 'neutral',
  better: 'neutral',
  taken: 'good',
  changed: 'warn',
  unmet: 'bad',
};
const order: readonly ProgrammeState[] = ['unmet', 'changed', 'open', 'taken', 'missing', 'better'];
const none: ReadonlyMap<string, LineNotice> = new Map();

/** Programmes that the lines meet: taken with one click, and told where they do not fit any more. Nothing is changed unasked. */
export function QuoteProgrammes({
  editor,
  customerId,
  prices,
  notices,
  rested,
  restNow,
}: {
  editor: QuoteEditor;
  customerId: string;
  prices: LinePrices;
  notices: LineNotices;
  rested: EditorState;
  restNow: () => void;
}) {
  const { t } = useTranslation('quote-programmes');
  const language = useLanguage();
  const { query, programmes, isOfTheseLines } = useProgrammes(customerId, rested);

  const change = (work: (draft: QuoteDraft, newId: () => string) => QuoteDraft, message: string) => {
    const before = editor.get().draft;
    editor.edit(work);
    const after = editor.get().draft;
    // Of what a programme gave back the price policy says the price.
    const was = new Map(before.lines.map((line) => [line.id, line.priceSource?.kind]));
    const bare = after.lines.filter(
      ({ id, kind, priceSource }) => kind === 'goods' && priceSource === null && was.get(id) === 'promotion',
    );
    void prices.price(bare.map(({ id }) => id));
    restNow();
    showUndoToast({
      message,
      action: t('back'),
      onAction: () => {
        editor.edit((now) => takenBack(now, before, after));
        restNow();
      },
    });
  };
  const take = (offer: LineOffer) =>
    change((draft, newId) => withProgramme(draft, offer, giftLine(offer, t('seat')), newId), t('took', { name: offer.name }));
  const drop = ({ promotionId, name }: Programme) =>
    change((draft) => withoutProgramme(draft, promotionId), t('dropped', { name: name === '' ? t('gone') : name }));
  const putRight = (programme: Programme) => {
    if (programme.state === 'unmet' || programme.offer === null) drop(programme);
    else take(programme.offer);
  };

  useEffect(() => {
    notices.onPutRight((promotionId) => {
      const programme = programmes.find((one) => one.promotionId === promotionId);
      if (programme !== undefined) putRight(programme);
    });
  });
  useEffect(() => {
    if (isOfTheseLines) notices.set(new Map(programmes.flatMap((programme) => [...programme.notices])));
  }, [notices, programmes, isOfTheseLines]);
  useEffect(() => () => notices.set(none), [notices]);

  if (query.isError && query.data === undefined)
    return <FailedState reason={sentenceOf(query.error, language)} onRetry={() => void query.refetch()} />;
  if (programmes.length === 0) return null;
  const quantity = (milli: number) => writeQuantity(milli, language);
  const gives = ({ kind, times, quantityMilli, gift, discountBasisPoints, discountDong }: LineOffer) => {
    if (times === 0) return null;
    if (kind === 'discount')
      return t('givesOff', { share: formatShare(discountBasisPoints, language), saves: writeMoney(discountDong) });
    if (kind === 'tour') return t('givesSeats', { quantity: quantity(quantityMilli) });
    return t('givesGift', { quantity: quantity(quantityMilli), unit: gift?.unit ?? '', gift: gift?.name ?? t('goneGift') });
  };
  const left = ({ kind, times, leftMilli, isShort }: LineOffer) => {
    if (kind === 'discount' || times === 0) return null;
    const isTour = kind === 'tour';
    if (leftMilli <= 0) return t(isTour ? 'noSeats' : 'noGifts');
    if (isShort) return t(isTour ? 'fewSeats' : 'fewGifts', { left: quantity(leftMilli) });
    return t(isTour ? 'seatsLeft' : 'giftsLeft', { left: quantity(leftMilli) });
  };
  const missing = ({ missingMilli, missingDong }: LineOffer) =>
    [
      missingMilli > 0 ? t('missingQuantity', { quantity: quantity(missingMilli) }) : null,
      missingDong > 0 ? t('missingAmount', { amount: writeMoney(missingDong) }) : null,
    ].filter((part) => part !== null);
  const isFull = rested.draft.promotionIds.length >= mostProgrammes;
  return (
    <Card title={t('title')}>
      <ul className={classes.list}>
        {programmes
          .toSorted((a, b) => order.indexOf(a.state) - order.indexOf(b.state))
          .map((programme) => {
            const { promotionId, offer, state } = programme;
            const name = programme.name === '' ? t('gone') : programme.name;
            const isIn = state === 'taken' || state === 'changed' || state === 'unmet';
            return (
              <li key={promotionId} aria-label={name}>
                <span className={classes.listLine}>
                  <strong>{name}</strong>
                  <StateBadge tone={tones[state]}>{t(`states.${state}`)}</StateBadge>
                </span>
                {offer === null ? null : (
                  <>
                    {gives(offer) === null ? null : <span>{gives(offer)}</span>}
                    {left(offer) === null ? null : (
                      <span className={offer.isShort ? classes.warn : sheet.soft}>{left(offer)}</span>
                    )}
                    {missing(offer).map((words) => (
                      <span key={words} className={sheet.soft}>
                        {words}
                      </span>
                    ))}
                  </>
                )}
                {state === 'missing' || state === 'better' ? null : (
                  <span className={sheet.actions}>
                    {state === 'open' && offer !== null ? (
                      <Button
                        size="compact-xs"
                        variant="default"
                        disabled={isFull || !isOfTheseLines}
                        leftSection={<IconGift size={13} aria-hidden />}
                        aria-label={t('takeOf', { name })}
                        onClick={() => take(offer)}
                      >
                        {t('take')}
                      </Button>
                    ) : null}
                    {state === 'changed' && offer !== null ? (
                      <Button
                        size="compact-xs"
                        variant="default"
                        aria-label={t('putRightOf', { name })}
                        onClick={() => putRight(programme)}
                      >
                        {t('putRight')}
                      </Button>
                    ) : null}
                    {isIn ? (
                      <Button
                        size="compact-xs"
                        variant="default"
                        aria-label={t('dropOf', { name })}
                        onClick={() => drop(programme)}
                      >
                        {t('drop')}
                      </Button>
                    ) : null}
                  </span>
                )}
              </li>
            );
          })}
      </ul>
    </Card>
  );
}

/** `promotionIds` of a quote. */
const mostProgrammes = 20;

function giftLine({ name, kind, giftProductId, gift }: LineOffer, seat: string): Omit<QuoteLine, 'id' | 'quantityMilli'> {
  const { quantityMilli: _none, ...line } = emptyLine;
  if (kind === 'tour' || gift === null) return { ...line, name, unit: kind === 'tour' ? seat : null };
  return { ...line, productId: giftProductId, code: gift.code, name: gift.name, unit: gift.unit };
}

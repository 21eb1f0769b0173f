import { Button } from '@mantine/core';
import { IconGift } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { writeQuantity } from '../../src-shared/prices/quantity-text.ts';
import type { PromotionRow } from '../../src-shared/promotions/promotions.contract.ts';
import { sentenceOf } from '../api/errors.ts';
import { useCommand } from '../api/use-command.ts';
import { useLanguage } from '../api/use-language.ts';
import { stateOn, TellCustomers, usePriceWords } from '../prices/index.ts';
import { Card } from '../ui/Card.tsx';
import { EmptyState } from '../ui/EmptyState.tsx';
import { FailedState } from '../ui/FailedState.tsx';
import { dayOf, writeMoney } from '../ui/formats.ts';
import { LoadingState } from '../ui/LoadingState.tsx';
import { useShortcut } from '../ui/shortcuts.tsx';
import { StateBadge } from '../ui/StateBadge.tsx';
import { useNow } from '../ui/use-now.ts';
import { EntitleDrawer } from './EntitleDrawer.tsx';
import { LedgerCard } from './LedgerCard.tsx';
import { newPromotion, type PromotionDraft, promotionDraftOf } from './promotion-draft.ts';
import { PromotionDrawer } from './PromotionDrawer.tsx';
import classes from './Promotions.module.css';
import { StockDrawer } from './StockDrawer.tsx';
import { usePromotions } from './use-promotions.ts';

type Open =
  | { readonly what: 'form'; readonly draft: PromotionDraft }
  | { readonly what: 'stock' | 'entitle'; readonly promotion: PromotionRow }
  | null;

/** The promotions: what each gives, to whom, what is left of it and what it has cost, with its ledger. */
export function PromotionsPanel() {
  const { t } = useTranslation('promotions');
  const language = useLanguage();
  const today = dayOf(useNow());
  const list = usePromotions();
  const [open, setOpen] = useState<Open>(null);
  const [ledgerOf, setLedgerOf] = useState<string | null>(null);
  const remove = useCommand((core, { id }: PromotionRow) => core.promotions.delete({ id }), {
    done: (_answer, { name }) => t('removed', { name }),
  });
  useShortcut('new', () => setOpen({ what: 'form', draft: newPromotion(today) }), list.data?.mayChange === true);
  if (list.isError) return <FailedState reason={sentenceOf(list.error, language)} onRetry={() => void list.refetch()} />;
  if (list.data === undefined) return <LoadingState lines={6} />;
  const { promotions, mayChange } = list.data;
  const close = () => setOpen(null);
  return (
    <div className={classes.panel}>
      <div className={classes.bar}>
        <span className={classes.soft}>{t('hint')}</span>
        <span className={classes.push} />
        {mayChange && promotions.length > 0 ? (
          <Button onClick={() => setOpen({ what: 'form', draft: newPromotion(today) })}>{t('new')}</Button>
        ) : null}
      </div>
      {promotions.length === 0 ? (
        <EmptyState icon={<IconGift size={22} stroke={1.5} aria-hidden />} title={t('empty')} text={t('emptyText')}>
          {mayChange ? <Button onClick={() => setOpen({ what: 'form', draft: newPromotion(today) })}>{t('new')}</Button> : null}
        </EmptyState>
      ) : null}
      {promotions.map((promotion) => (
        <Card
          key={promotion.id}
          title={promotion.name}
          aside={
            <StateBadge tone={stateOn(promotion, today) === 'current' ? 'good' : 'neutral'}>
              {t(`states.${stateOn(promotion, today)}`)}
            </StateBadge>
          }
        >
          <PromotionFacts promotion={promotion} />
          <div className={classes.acts}>
            {promotion.kind === 'discount' ? null : (
              <>
                <Button variant="default" size="compact-sm" onClick={() => setOpen({ what: 'entitle', promotion })}>
                  {t('entitle.button')}
                </Button>
                <Button
                  variant="subtle"
                  size="compact-sm"
                  aria-expanded={ledgerOf === promotion.id}
                  onClick={() => setLedgerOf(ledgerOf === promotion.id ? null : promotion.id)}
                >
                  {t('ledger.button')}
                </Button>
              </>
            )}
            <TellCustomers
              policy={{ kind: 'promotion', id: promotion.id }}
              title={promotion.name}
              customerId={null}
              customerGroupId={promotion.customerGroupId}
            />
            <span className={classes.push} />
            {mayChange ? (
              <>
                {promotion.kind === 'discount' ? null : (
                  <Button variant="subtle" size="compact-sm" onClick={() => setOpen({ what: 'stock', promotion })}>
                    {t(promotion.kind === 'tour' ? 'stock.seats' : 'stock.button')}
                  </Button>
                )}
                <Button
                  variant="subtle"
                  size="compact-sm"
                  aria-label={t('editOne', { name: promotion.name })}
                  onClick={() => setOpen({ what: 'form', draft: promotionDraftOf(promotion) })}
                >
                  {t('editIt')}
                </Button>
                <Button
                  variant="subtle"
                  size="compact-sm"
                  aria-label={t('removeOne', { name: promotion.name })}
                  onClick={() => void remove.run(promotion)}
                >
                  {t('remove')}
                </Button>
              </>
            ) : null}
          </div>
          {ledgerOf === promotion.id ? <LedgerCard promotionId={promotion.id} name={promotion.name} /> : null}
        </Card>
      ))}
      {open?.what === 'form' ? <PromotionDrawer start={open.draft} onClose={close} /> : null}
      {open?.what === 'stock' ? <StockDrawer promotion={open.promotion} onClose={close} /> : null}
      {open?.what === 'entitle' ? <EntitleDrawer promotion={open.promotion} onClose={close} /> : null}
    </div>
  );
}

function PromotionFacts({ promotion }: { promotion: PromotionRow }) {
  const { t } = useTranslation('promotions');
  const language = useLanguage();
  const words = usePriceWords();
  const { kind, minQuantityMilli, minAmountDong, occasion, leftMilli, promisedMilli, spentDong, budgetDong } = promotion;
  const unit = kind === 'tour' ? t('seat') : (promotion.giftUnit ?? '');
  const many = (milli: number) => `${writeQuantity(milli, language)} ${unit}`.trim();
  const gives =
    kind === 'discount'
      ? `−${words.share(promotion.discountBasisPoints ?? 0)}`
      : kind === 'tour'
        ? t('kinds.tour')
        : t('gives', { quantity: many(promotion.giftQuantityMilli ?? 0), gift: promotion.giftProductName ?? t('gone') });
  const conditions = [
    minQuantityMilli === null ? null : t('buysQuantity', { quantity: writeQuantity(minQuantityMilli, language) }),
    minAmountDong === null ? null : t('buysAmount', { amount: writeMoney(minAmountDong) }),
    occasion === null ? null : t(`around.${occasion}`, { count: promotion.occasionDays ?? 0 }),
  ].filter((one) => one !== null);
  return (
    <div className={classes.facts}>
      <p className={classes.fact}>
        <strong>{gives}</strong> · {words.span(promotion)} · {words.who(promotion)} · {words.what(promotion)}
        {conditions.length === 0 ? null : ` · ${conditions.join(' · ')}`}
      </p>
      {kind === 'discount' ? null : (
        <p className={classes.fact}>
          {leftMilli <= 0 ? (
            <span className={classes.warning}>
              {leftMilli < 0 ? t('overPromised', { quantity: many(-leftMilli) }) : t(kind === 'tour' ? 'noSeats' : 'noGifts')}
            </span>
          ) : (
            t('left', { quantity: many(leftMilli) })
          )}
          {` · ${t('promised', { quantity: many(promisedMilli) })}`}
          {spentDong === 0 && budgetDong === null ? null : ` · ${t('spent', { amount: writeMoney(spentDong) })}`}
          {budgetDong === null ? null : ` / ${t('budget', { amount: writeMoney(budgetDong) })}`}
          {budgetDong !== null && spentDong > budgetDong ? (
            <span className={classes.warning}> {t('overBudget', { amount: writeMoney(spentDong - budgetDong) })}</span>
          ) : null}
        </p>
      )}
      {promotion.isBroken ? <p className={`${classes.fact} ${classes.warning}`}>{t('broken')}</p> : null}
    </div>
  );
}

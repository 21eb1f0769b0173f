import { Button, NumberInput, Switch, TextInput } from '@mantine/core';
import { IconCash } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { formatShare, parseShare } from '../../src-shared/lib/percent.ts';
import type { PaymentDiscountRow } from '../../src-shared/prices/prices.contract.ts';
import { sentenceOf } from '../api/errors.ts';
import { useCommand } from '../api/use-command.ts';
import { useLanguage } from '../api/use-language.ts';
import { Card } from '../ui/Card.tsx';
import { EmptyState } from '../ui/EmptyState.tsx';
import { FailedState } from '../ui/FailedState.tsx';
import { dayOf } from '../ui/formats.ts';
import { LoadingState } from '../ui/LoadingState.tsx';
import { NamedFormDrawer } from '../ui/NamedFormDrawer.tsx';
import { useShortcut } from '../ui/shortcuts.tsx';
import { StateBadge } from '../ui/StateBadge.tsx';
import { useNow } from '../ui/use-now.ts';
import classes from './Prices.module.css';
import { SpanFields } from './SpanFields.tsx';
import { isTargetOpen, type Target, TargetFields, targetIds, targetOf } from './TargetFields.tsx';
import { TellCustomers } from './TellCustomers.tsx';
import { stateOn, usePriceWords } from './use-price-words.ts';
import { usePaymentDiscounts } from './use-prices.ts';
import { LineActs } from './LineActs.tsx';

interface Draft {
  readonly id: string | null;
  readonly name: string;
  readonly target: Target;
  readonly withinDays: number | string;
  readonly share: string;
  readonly fromOn: string | null;
  readonly toOn: string | null;
  readonly isActive: boolean;
}

const noTarget = { customerId: null, customerGroupId: null, productId: null, productGroupId: null };
const newDraft: Draft = {
  id: null,
  name: '',
  target: targetOf(noTarget),
  withinDays: 10,
  share: '',
  fromOn: null,
  toOn: null,
  isActive: true,
};

function draftOf(row: PaymentDiscountRow): Draft {
  const { id, name, withinDays, fromOn, toOn, isActive } = row;
  return {
    id,
    name,
    target: targetOf({ ...noTarget, ...row }),
    withinDays,
    share: formatShare(row.discountBasisPoints, 'vi'),
    fromOn,
    toOn,
    isActive,
  };
}

/** Payment discounts: so much off if paid within so many days, by customer group and product group. */
export function PaymentPanel() {
  const { t } = useTranslation('prices');
  const language = useLanguage();
  const today = dayOf(useNow());
  const words = usePriceWords();
  const list = usePaymentDiscounts();
  const [draft, setDraft] = useState<Draft | null>(null);
  const remove = useCommand((core, { id }: PaymentDiscountRow) => core.prices.deletePaymentDiscount({ id }), {
    done: (_answer, { name }) => t('rules.removed', { name }),
  });
  useShortcut('new', () => setDraft(newDraft), list.data?.mayChange === true);
  if (list.isError) return <FailedState reason={sentenceOf(list.error, language)} onRetry={() => void list.refetch()} />;
  if (list.data === undefined) return <LoadingState lines={4} />;
  const { discounts, mayChange } = list.data;
  return (
    <div className={classes.panel}>
      <div className={classes.bar}>
        <span className={classes.soft}>{t('payment.hint')}</span>
        <span className={classes.push} />
        {mayChange && discounts.length > 0 ? <Button onClick={() => setDraft(newDraft)}>{t('payment.new')}</Button> : null}
      </div>
      {discounts.length === 0 ? (
        <EmptyState
          icon={<IconCash size={22} stroke={1.5} aria-hidden />}
          title={t('payment.empty')}
          text={t('payment.emptyText')}
        >
          {mayChange ? <Button onClick={() => setDraft(newDraft)}>{t('payment.new')}</Button> : null}
        </EmptyState>
      ) : (
        <Card isFlush>
          <table className={classes.table} aria-label={t('payment.title')}>
            <thead>
              <tr>
                <th>{t('form.name')}</th>
                <th>{t('form.who')}</th>
                <th>{t('form.what')}</th>
                <th className={classes.number}>{t('payment.within')}</th>
                <th className={classes.number}>{t('rules.share')}</th>
                <th>{t('form.span')}</th>
                <th>{t('rules.state')}</th>
                <th aria-label={t('form.acts')} />
              </tr>
            </thead>
            <tbody>
              {discounts.map((row) => (
                <tr key={row.id}>
                  <td className={classes.wide}>
                    {row.name}
                    {row.isBroken ? <div className={classes.warning}>{t('rules.broken')}</div> : null}
                  </td>
                  <td>{words.who(row)}</td>
                  <td>{words.what(row)}</td>
                  <td className={classes.number}>
                    {row.withinDays === 0 ? t('payment.atOnce') : t('payment.days', { count: row.withinDays })}
                  </td>
                  <td className={classes.number}>{words.share(row.discountBasisPoints)}</td>
                  <td>{words.span(row)}</td>
                  <td>
                    <StateBadge tone={stateOn(row, today) === 'current' ? 'good' : 'neutral'}>
                      {t(`rules.states.${stateOn(row, today)}`)}
                    </StateBadge>
                  </td>
                  <td className={classes.acts}>
                    <TellCustomers
                      policy={{ kind: 'payment', id: row.id }}
                      title={row.name}
                      customerId={null}
                      customerGroupId={row.customerGroupId}
                    />
                    {mayChange ? (
                      <LineActs name={row.name} onEdit={() => setDraft(draftOf(row))} onRemove={() => void remove.run(row)} />
                    ) : null}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </Card>
      )}
      {draft === null ? null : <PaymentDrawer start={draft} onClose={() => setDraft(null)} />}
    </div>
  );
}

function PaymentDrawer({ start, onClose }: { start: Draft; onClose: () => void }) {
  const { t } = useTranslation('prices');
  const [draft, setDraft] = useState(start);
  const change = (values: Partial<Draft>) => setDraft((before) => ({ ...before, ...values }));
  const discountBasisPoints = parseShare(draft.share);
  const withinDays = Number(draft.withinDays);
  const areDaysWrong = draft.withinDays === '' || !Number.isInteger(withinDays) || withinDays < 0 || withinDays > 365;
  const save = useCommand(
    (core, bp: number) => {
      const { customerGroupId, productGroupId } = targetIds(draft.target);
      const { id, name, fromOn, toOn, isActive } = draft;
      const values = { name, customerGroupId, productGroupId, withinDays, discountBasisPoints: bp, fromOn, toOn, isActive };
      return core.prices.savePaymentDiscount({ ...values, ...(id === null ? {} : { id }) });
    },
    { done: () => t('rules.saved', { name: draft.name }), isQuiet: true },
  );
  return (
    <NamedFormDrawer
      title={t(draft.id === null ? 'payment.new' : 'payment.edit')}
      name={{
        label: t('form.name'),
        placeholder: t('payment.nameHint'),
        value: draft.name,
        maxLength: 200,
        missing: t('form.nameMissing'),
        onChange: (name) => change({ name }),
      }}
      failure={save.failure}
      isSaving={save.isRunning}
      isReady={!areDaysWrong && !isTargetOpen(draft.target)}
      onSave={async () => (discountBasisPoints === null ? null : save.run(discountBasisPoints))}
      onClose={onClose}
    >
      {(isTried) => (
        <>
          <NumberInput
            label={t('payment.withinLong')}
            value={draft.withinDays}
            min={0}
            max={365}
            allowDecimal={false}
            withAsterisk
            error={areDaysWrong ? t('payment.daysWrong') : null}
            onChange={(days) => change({ withinDays: days })}
          />
          <TextInput
            label={t('rules.share')}
            placeholder={t('rules.shareHint')}
            value={draft.share}
            withAsterisk
            error={(isTried || draft.share.trim() !== '') && discountBasisPoints === null ? t('rules.shareMissing') : null}
            onChange={(event) => change({ share: event.currentTarget.value })}
          />
          <TargetFields
            target={draft.target}
            isTried={isTried}
            fields={save.fields}
            without={['customer', 'product']}
            onChange={(target) => change({ target: { ...draft.target, ...target } })}
          />
          <SpanFields fromOn={draft.fromOn} toOn={draft.toOn} fields={save.fields} onChange={change} />
          <Switch
            label={t('form.isActive')}
            checked={draft.isActive}
            onChange={(event) => change({ isActive: event.currentTarget.checked })}
          />
        </>
      )}
    </NamedFormDrawer>
  );
}

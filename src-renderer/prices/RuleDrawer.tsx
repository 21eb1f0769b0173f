import { Alert, Input, SegmentedControl, Switch, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { parseShare } from '../../src-shared/lib/percent.ts';
import { parseDong } from '../../src-shared/lib/money.ts';
import type { PriceRuleValues } from '../../src-shared/prices/price-rule.ts';
import { parseQuantity } from '../../src-shared/prices/quantity-text.ts';
import { useClient } from '../api/client.tsx';
import { useCommand } from '../api/use-command.ts';
import { MoneyInput } from '../ui/MoneyInput.tsx';
import { NamedFormDrawer } from '../ui/NamedFormDrawer.tsx';
import { TextArea } from '../ui/TextArea.tsx';
import { type RuleDraft, ruleValuesOf } from './rule-draft.ts';
import { SpanFields } from './SpanFields.tsx';
import { TargetFields } from './TargetFields.tsx';
import { priceEntities } from './use-prices.ts';

/** Writes a rule of the price policy down, and tells at once which rule of equal rank it contradicts. */
export function RuleDrawer({ start, onClose }: { start: RuleDraft; onClose: () => void }) {
  const { t } = useTranslation('prices');
  const [draft, setDraft] = useState(start);
  const change = (values: Partial<RuleDraft>) => setDraft((before) => ({ ...before, ...values }));
  const values = ruleValuesOf(draft);
  const clash = useContradictions(draft.id, values);
  const save = useCommand(
    (core, rule: PriceRuleValues) => core.prices.saveRule({ ...rule, ...(draft.id === null ? {} : { id: draft.id }) }),
    { done: (_answer, { name }) => t('rules.saved', { name }), isQuiet: true },
  );
  const isQuantityWrong = draft.minQuantity.trim() !== '' && parseQuantity(draft.minQuantity) === null;
  return (
    <NamedFormDrawer
      title={draft.id === null ? t('rules.new') : t('rules.edit')}
      name={{
        label: t('form.name'),
        placeholder: t('rules.nameHint'),
        value: draft.name,
        maxLength: 200,
        missing: t('form.nameMissing'),
        problem: save.fields['name'],
        onChange: (name) => change({ name }),
      }}
      failure={save.failure}
      isSaving={save.isRunning}
      isReady={values !== null}
      onSave={async () => (values === null ? null : save.run(values))}
      onClose={onClose}
    >
      {(isTried) => (
        <>
          <TargetFields
            target={draft.target}
            isTried={isTried}
            fields={save.fields}
            onChange={(target) => change({ target: { ...draft.target, ...target } })}
          />
          <Input.Wrapper label={t('rules.says')} labelElement="div" id="rule-kind">
            <SegmentedControl
              fullWidth
              aria-labelledby="rule-kind-label"
              value={draft.kind}
              onChange={(kind) => change({ kind })}
              data={(['discount', 'price'] as const).map((value) => ({ value, label: t(`rules.kinds.${value}`) }))}
            />
          </Input.Wrapper>
          {draft.kind === 'price' ? (
            <MoneyInput
              label={t('rules.price')}
              value={draft.price}
              withAsterisk
              error={isTried && parseDong(draft.price) === null ? t('rules.priceMissing') : save.fields['priceDong']}
              onChange={(price) => change({ price })}
            />
          ) : (
            <TextInput
              label={t('rules.share')}
              placeholder={t('rules.shareHint')}
              value={draft.share}
              withAsterisk
              error={
                (isTried || draft.share.trim() !== '') && parseShare(draft.share) === null
                  ? t('rules.shareMissing')
                  : save.fields['discountBasisPoints']
              }
              onChange={(event) => change({ share: event.currentTarget.value })}
            />
          )}
          <TextInput
            label={t('rules.minQuantity')}
            placeholder={t('rules.minQuantityHint')}
            value={draft.minQuantity}
            error={isQuantityWrong ? t('form.quantityWrong') : save.fields['minQuantityMilli']}
            onChange={(event) => change({ minQuantity: event.currentTarget.value })}
          />
          <SpanFields fromOn={draft.fromOn} toOn={draft.toOn} fields={save.fields} onChange={change} />
          {clash.same.map((other) => (
            <Alert key={other.id} color="orange" role="alert" title={t('rules.contradicts', { name: other.name })}>
              {t('rules.contradictsText', { own: draft.name, other: other.name })}
            </Alert>
          ))}
          {clash.shared.map((other) => (
            <Alert key={other.id} color="gray" title={t('rules.mayContradict', { name: other.name })}>
              {t('rules.mayContradictText')}
            </Alert>
          ))}
          <TextArea
            label={t('form.note')}
            value={draft.note}
            maxLength={2000}
            onChange={(event) => change({ note: event.currentTarget.value })}
          />
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

const none = { same: [], shared: [] };

function useContradictions(id: string | null, values: PriceRuleValues | null) {
  const client = useClient();
  const asked = values === null ? null : { ...values, ...(id === null ? {} : { id }) };
  return (
    useQuery({
      queryKey: ['prices', 'contradictions', asked],
      meta: { entities: priceEntities },
      enabled: asked !== null,
      queryFn: () => (asked === null ? none : client.prices.contradictions(asked)),
    }).data ?? none
  );
}

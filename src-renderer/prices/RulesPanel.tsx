import { Button, Select, TextInput } from '@mantine/core';
import { IconDiscount2 } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { foldText } from '../../src-shared/vietnam/fold.ts';
import type { PriceRule } from '../../src-shared/prices/prices.contract.ts';
import { writeQuantity } from '../../src-shared/prices/quantity-text.ts';
import { sentenceOf } from '../api/errors.ts';
import { useCommand } from '../api/use-command.ts';
import { useLanguage } from '../api/use-language.ts';
import { Card } from '../ui/Card.tsx';
import { EmptyState } from '../ui/EmptyState.tsx';
import { FailedState } from '../ui/FailedState.tsx';
import { dayOf, writeMoney } from '../ui/formats.ts';
import { LoadingState } from '../ui/LoadingState.tsx';
import { useShortcut } from '../ui/shortcuts.tsx';
import { StateBadge } from '../ui/StateBadge.tsx';
import { useNow } from '../ui/use-now.ts';
import classes from './Prices.module.css';
import { type RuleDraft, newRule, ruleDraftOf } from './rule-draft.ts';
import { RuleDrawer } from './RuleDrawer.tsx';
import { TellCustomers } from './TellCustomers.tsx';
import { stateOn, usePriceWords } from './use-price-words.ts';
import { usePriceRules } from './use-prices.ts';
import { LineActs } from './LineActs.tsx';

const states = ['all', 'current', 'coming', 'over', 'off', 'contradicting', 'broken'] as const;
type State = (typeof states)[number];
const tones = { current: 'good', coming: 'info', over: 'neutral', off: 'neutral' } as const;

/** The rules of the price policy: for whom, of what, when, what they say; contradictions stand out. */
export function RulesPanel() {
  const { t } = useTranslation('prices');
  const language = useLanguage();
  const today = dayOf(useNow());
  const list = usePriceRules();
  const [text, setText] = useState('');
  const [state, setState] = useState<State>('all');
  const [draft, setDraft] = useState<RuleDraft | null>(null);
  const remove = useCommand((core, { id }: PriceRule) => core.prices.deleteRule({ id }), {
    done: (_answer, { name }) => t('rules.removed', { name }),
  });
  const words = usePriceWords();
  useShortcut('new', () => setDraft(newRule(today)), list.data?.mayChange === true);
  if (list.isError) return <FailedState reason={sentenceOf(list.error, language)} onRetry={() => void list.refetch()} />;
  if (list.data === undefined) return <LoadingState lines={8} />;
  const { rules, mayChange } = list.data;
  const wanted = foldText(text);
  const shown = rules.filter(
    (rule) =>
      isIn(rule, state, today) &&
      (wanted === '' || foldText(`${rule.name} ${words.who(rule)} ${words.what(rule)}`).includes(wanted)),
  );
  return (
    <div className={classes.panel}>
      <div className={classes.bar}>
        <TextInput
          aria-label={t('rules.find')}
          placeholder={t('rules.find')}
          value={text}
          onChange={(event) => setText(event.currentTarget.value)}
        />
        <Select
          aria-label={t('rules.state')}
          data={states.map((value) => ({ value, label: t(`rules.states.${value}`) }))}
          value={state}
          allowDeselect={false}
          onChange={(value) => setState(states.find((one) => one === value) ?? 'all')}
        />
        <span className={classes.push} />
        {mayChange && rules.length > 0 ? <Button onClick={() => setDraft(newRule(today))}>{t('rules.new')}</Button> : null}
      </div>
      {shown.length === 0 ? (
        <EmptyState
          icon={<IconDiscount2 size={22} stroke={1.5} aria-hidden />}
          title={t(rules.length === 0 ? 'rules.empty' : 'rules.noneFound')}
          text={t(rules.length === 0 ? 'rules.emptyText' : 'rules.noneFoundText')}
        >
          {mayChange && rules.length === 0 ? <Button onClick={() => setDraft(newRule(today))}>{t('rules.new')}</Button> : null}
        </EmptyState>
      ) : (
        <Card isFlush>
          <div className={classes.scroll}>
            <table className={classes.table} aria-label={t('rules.title')}>
              <thead>
                <tr>
                  <th>{t('form.name')}</th>
                  <th>{t('form.who')}</th>
                  <th>{t('form.what')}</th>
                  <th className={classes.number}>{t('rules.minQuantityShort')}</th>
                  <th className={classes.number}>{t('rules.says')}</th>
                  <th>{t('form.span')}</th>
                  <th>{t('rules.state')}</th>
                  <th aria-label={t('form.acts')} />
                </tr>
              </thead>
              <tbody>
                {shown.map((rule) => {
                  const stands = stateOn(rule, today);
                  return (
                    <tr key={rule.id}>
                      <td className={classes.wide}>
                        {rule.name}
                        {rule.contradicts.map((other) => (
                          <div key={other.id} className={classes.warning}>
                            {t('rules.contradicts', { name: other.name })}
                          </div>
                        ))}
                        {rule.isBroken ? <div className={classes.warning}>{t('rules.broken')}</div> : null}
                      </td>
                      <td>{words.who(rule)}</td>
                      <td>{words.what(rule)}</td>
                      <td className={classes.number}>
                        {rule.minQuantityMilli === 0 ? '–' : writeQuantity(rule.minQuantityMilli, language)}
                      </td>
                      <td className={classes.number}>
                        {rule.kind === 'price'
                          ? writeMoney(rule.priceDong ?? 0)
                          : `−${words.share(rule.discountBasisPoints ?? 0)}`}
                      </td>
                      <td>{words.span(rule)}</td>
                      <td>
                        <StateBadge tone={tones[stands]}>{t(`rules.states.${stands}`)}</StateBadge>
                      </td>
                      <td className={classes.acts}>
                        <TellCustomers
                          policy={{ kind: 'rule', id: rule.id }}
                          title={rule.name}
                          customerId={rule.customerId}
                          customerGroupId={rule.customerGroupId}
                        />
                        {mayChange ? (
                          <LineActs
                            name={rule.name}
                            onEdit={() => setDraft(ruleDraftOf(rule))}
                            onRemove={() => void remove.run(rule)}
                          />
                        ) : null}
                      </td>
                    </tr>
                  );
                })}
              </tbody>
            </table>
          </div>
        </Card>
      )}
      {draft === null ? null : <RuleDrawer start={draft} onClose={() => setDraft(null)} />}
    </div>
  );
}

function isIn(rule: PriceRule, state: State, today: string): boolean {
  if (state === 'all') return true;
  if (state === 'contradicting') return rule.contradicts.length > 0;
  if (state === 'broken') return rule.isBroken;
  return stateOn(rule, today) === state;
}

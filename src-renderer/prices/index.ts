export { PaymentDiscountsOf } from './PaymentDiscountsOf.tsx';
export { PaymentPanel } from './PaymentPanel.tsx';
export { PriceExplained } from './PriceExplained.tsx';
export { RulesPanel } from './RulesPanel.tsx';
export { SpanFields } from './SpanFields.tsx';
export { isTargetOpen, type Target, TargetFields, targetIds, targetOf } from './TargetFields.tsx';
export { TellCustomers } from './TellCustomers.tsx';
export { TryPanel } from './TryPanel.tsx';
export { stateOn, usePriceWords } from './use-price-words.ts';

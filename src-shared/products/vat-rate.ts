import { z } from 'zod';
import { isoDate, optionalText } from '../lib/fields.ts';

/**
 * Tax classes of goods. `standard`: 10 %, 8 % while the reduction runs; `standard-kept`: what the reduction leaves out (telecom, finance,
 * metals, mining, special consumption tax …), always 10 %.
 */
export const vatClasses = ['standard', 'standard-kept', 'reduced', 'zero', 'exempt', 'undeclared'] as const;
export type VatClass = (typeof vatClasses)[number];

/** As the tax authority writes them: KCT is not subject to VAT, KKKNT is not declared. */
export const vatRates = ['0', '5', '8', '10', 'KCT', 'KKKNT'] as const;
export type VatRate = (typeof vatRates)[number];

/** The rate of a class over a span of days; the document's date decides. Shipped as data and editable. */
export const vatRateValues = z.object({
  vatClass: z.enum(vatClasses),
  rate: z.enum(vatRates),
  fromOn: isoDate,
  toOn: isoDate.nullable(),
  source: optionalText(300),
});
export type VatRateValues = z.output<typeof vatRateValues>;

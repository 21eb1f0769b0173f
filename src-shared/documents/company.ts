import { z } from 'zod';
import { optionalText } from '../lib/fields.ts';

/** The longest picture that is kept among the office's settings, as a data address: about 60 kB of it. */
export const mostLogoLetters = 90_000;

/** A PNG or a JPEG, the only ones that a PDF takes; screens make one of any other picture before. */
const logo = z
  .string()
  .max(mostLogoLetters)
  .regex(/^data:image\/(?:png|jpeg);base64,[A-Za-z0-9+/]+=*$/)
  .nullable();

/** What papers say about the company itself. */
export const companyFacts = z.object({
  name: optionalText(300),
  address: optionalText(500),
  taxCode: optionalText(20),
  phone: optionalText(60),
  email: optionalText(200),
  website: optionalText(200),
  representative: optionalText(200),
  representativePost: optionalText(200),
  /** Six digits of `vietnam/banks.ts`. */
  bankBin: z
    .string()
    .regex(/^\d{6}$/)
    .nullable(),
  bankBranch: optionalText(200),
  /** Digits only, without what people write between them. */
  bankAccount: optionalText(40),
  bankHolder: optionalText(300),
  logo,
});
export type CompanyFacts = z.output<typeof companyFacts>;

export const noCompanyFacts: CompanyFacts = {
  name: null,
  address: null,
  taxCode: null,
  phone: null,
  email: null,
  website: null,
  representative: null,
  representativePost: null,
  bankBin: null,
  bankBranch: null,
  bankAccount: null,
  bankHolder: null,
  logo: null,
};

/** Whether the bytes behind the address are a picture of the kind that it names, as far as its first bytes tell. */
export function isReadableLogo(address: string): boolean {
  const base64 = address.slice(address.indexOf(',') + 1);
  return address.startsWith('data:image/png') ? base64.startsWith('iVBORw0KGgo') : base64.startsWith('/9j/');
}

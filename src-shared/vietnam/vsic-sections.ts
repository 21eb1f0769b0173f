import { vsicEntry } from './vsic.ts';

/**
 * The 22 sections in English. VSIC 2025 takes its sections from ISIC Rev. 5 of the United Nations Statistics Division, whose titles these
 * are; P and U are told as short as they are there, not as the Vietnamese list words them.
 */
const sectionsInEnglish: Readonly<Partial<Record<string, string>>> = {
  A: 'Agriculture, forestry and fishing',
  B: 'Mining and quarrying',
  C: 'Manufacturing',
  D: 'Electricity, gas, steam and air conditioning supply',
  E: 'Water supply; sewerage, waste management and remediation activities',
  F: 'Construction',
  G: 'Wholesale and retail trade',
  H: 'Transportation and storage',
  I: 'Accommodation and food service activities',
  J: 'Publishing, broadcasting, and content production and distribution activities',
  K: 'Telecommunications, computer programming, consultancy, computing infrastructure, and other information service activities',
  L: 'Financial and insurance activities',
  M: 'Real estate activities',
  N: 'Professional, scientific and technical activities',
  O: 'Administrative and support service activities',
  P: 'Public administration and defence; compulsory social security',
  Q: 'Education',
  R: 'Human health and social work activities',
  S: 'Arts, sports and recreation',
  T: 'Other service activities',
  U: 'Activities of households as employers; undifferentiated goods- and services-producing activities of households for own use',
  V: 'Activities of extraterritorial organizations and bodies',
};

/** What a section (`A` to `V`) is called; a code that is none stays as it is. */
export function vsicSectionName(code: string, language: 'vi' | 'en'): string {
  const inEnglish = language === 'en' ? sectionsInEnglish[code] : undefined;
  return inEnglish ?? vsicEntry(code)?.name ?? code;
}

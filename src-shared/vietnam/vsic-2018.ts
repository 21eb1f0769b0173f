/*
 * From VSIC 2018 to VSIC 2025, by the conversion table of the statistics office (Công văn 3061/CTK-CSCL, December 2025): the codes that
 * papers of before 15 November 2025 show most often and that moved. Most other codes of four digits kept their number. Some numbers now
 * name something else (4661 was fuel and is cars): nothing is ever converted by itself, a person chooses.
 */
const moved: Readonly<Record<string, readonly string[]>> = {
  '0131': ['0130'],
  '01310': ['01301'],
  '0132': ['0130'],
  '01320': ['01302'],
  '1104': ['1105'],
  '4511': ['4661'],
  '4542': ['9532', '9540'],
  '45420': ['95320', '95400'],
  '4543': ['4663', '4783', '4610', '4790'],
  '45431': ['46632'],
  '45432': ['47832'],
  '466': ['467'],
  '4661': ['4671'],
  '46611': ['46711'],
  '46612': ['46712'],
  '46613': ['46713'],
  '46614': ['46714'],
  '4662': ['4672'],
  '46621': ['46721'],
  '46622': ['46722'],
  '46623': ['46723'],
  '46624': ['46724'],
  '4663': ['4673'],
  '46631': ['46731'],
  '46632': ['46732'],
  '46633': ['46733'],
  '46634': ['46734'],
  '46635': ['46735'],
  '46636': ['46736'],
  '46637': ['46737'],
  '46639': ['46739'],
  '4669': ['4679'],
  '46691': ['46791'],
  '46692': ['46792'],
  '6201': ['6211', '6219'],
};

/** The codes of 2025 that a code of 2018 became; empty where it kept its number or is not in the table. */
export function vsicSince2018(code: string): readonly string[] {
  const old = code.trim();
  return Object.hasOwn(moved, old) ? (moved[old] ?? []) : [];
}

/** Codes of 2018 that moved. */
export const movedSince2018: readonly string[] = Object.keys(moved);

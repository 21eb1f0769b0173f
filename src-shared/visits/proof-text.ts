/** What a visit's seal covers, field by field as it is stored. The customer's own position is no part of it: it may be put right later. */
export interface SealedFacts {
  readonly visitId: string;
  readonly customerId: string;
  readonly inAt: string | null;
  readonly inLatitude: string | null;
  readonly inLongitude: string | null;
  readonly inAccuracyMetres: number | null;
  readonly inSource: string | null;
  readonly outAt: string | null;
  readonly outLatitude: string | null;
  readonly outLongitude: string | null;
  readonly outAccuracyMetres: number | null;
  readonly outSource: string | null;
  readonly clockOffsetMinutes: number | null;
  readonly photos: readonly {
    readonly sha256: string;
    readonly takenAt: string | null;
    readonly latitude: string | null;
    readonly longitude: string | null;
  }[];
}

/**
 * What is hashed with SHA-256 to seal a visit: one line a field in a fixed order, each with its length in front, so that no two sets of
 * facts have the same text. Photos stand in the order of their hashes, whichever was put there first.
 */
export function sealedText(facts: SealedFacts): string {
  const photos = facts.photos
    .map(({ sha256, takenAt, latitude, longitude }) => [sha256, takenAt ?? '-', latitude ?? '-', longitude ?? '-'].join(' '))
    .toSorted();
  const fields: (string | number | null)[] = [
    facts.visitId,
    facts.customerId,
    facts.inAt,
    facts.inLatitude,
    facts.inLongitude,
    facts.inAccuracyMetres,
    facts.inSource,
    facts.outAt,
    facts.outLatitude,
    facts.outLongitude,
    facts.outAccuracyMetres,
    facts.outSource,
    facts.clockOffsetMinutes,
    ...photos,
  ];
  return ['fieldbook-visit-1', ...fields.map((field) => String(field ?? '-'))].map((text) => `${text.length}:${text}`).join('\n');
}

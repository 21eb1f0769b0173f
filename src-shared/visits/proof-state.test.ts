import { expect, test } from 'vitest';
import { type ProofInput, type ProofPhoto, type ProofPoint, proofStateOf } from './proof-state.ts';
import { type SealedFacts, sealedText } from './proof-text.ts';

const at = (time: string, day = '2026-11-23') => new Date(`${day}T${time}:00+07:00`).toISOString();
const shop = { latitude: '10.7769', longitude: '106.7009' };
/** 111 m north of the shop. */
const street = { latitude: '10.7779', longitude: '106.7009' };
/** 5.6 km north. */
const home = { latitude: '10.8269', longitude: '106.7009' };
const point = (time: string, more: Partial<ProofPoint> = {}): ProofPoint => ({
  at: at(time),
  position: null,
  accuracyMetres: null,
  source: null,
  ...more,
});
const photo = (more: Partial<ProofPhoto> = {}): ProofPhoto => ({
  id: 'p',
  name: 'cửa hàng.jpg',
  takenAt: at('09:10'),
  position: street,
  addedAt: at('20:00'),
  ...more,
});

function proofOf(more: Partial<ProofInput> = {}) {
  const proof = proofStateOf({
    startsAt: at('09:00'),
    endsAt: at('09:45'),
    in: point('09:05'),
    out: point('09:40'),
    clockOffsetMinutes: null,
    customer: shop,
    photos: [],
    rules: { proofMetres: 300, proofMinutes: 60 },
    ...more,
  });
  return { state: proof.state, by: proof.by, metres: proof.metres, codes: proof.reasons.map(({ code }) => code) };
}

test('a photo taken at the door during the visit proves it', () => {
  expect(proofOf({ photos: [photo()] })).toEqual({ state: 'verified', by: 'photo', metres: 111, codes: [] });
});

test('a photo proves a visit to which nobody checked in, by the planned time', () => {
  expect(proofOf({ in: null, out: null, photos: [photo()] })).toEqual({
    state: 'verified',
    by: 'photo',
    metres: 111,
    codes: ['no-check-in'],
  });
});

test('the laptop’s own position proves a visit as far as it is exact', () => {
  const here = (accuracyMetres: number) => point('09:05', { position: street, source: 'device', accuracyMetres });
  expect(proofOf({ in: here(40) })).toMatchObject({ state: 'verified', by: 'device', metres: 111 });
  expect(proofOf({ in: here(2000) })).toMatchObject({ state: 'unverified', codes: ['inaccurate'] });
  const far = (accuracyMetres: number) => point('09:05', { position: home, source: 'device', accuracyMetres });
  expect(proofOf({ in: far(40) })).toMatchObject({ state: 'invalid', by: null, codes: ['in-too-far'] });
  // Unsure by ten kilometres says nothing against it either.
  expect(proofOf({ in: far(10_000) })).toMatchObject({ state: 'unverified', codes: ['inaccurate'] });
});

test('a photo from too far away or from another day makes a visit invalid, unless another one proves it', () => {
  expect(proofOf({ photos: [photo({ position: home })] })).toMatchObject({ state: 'invalid', codes: ['photo-too-far'] });
  expect(proofOf({ photos: [photo({ takenAt: at('09:10', '2026-11-22') })] })).toMatchObject({
    state: 'invalid',
    codes: ['photo-other-day'],
  });
  expect(proofOf({ photos: [photo(), photo({ takenAt: at('09:10', '2026-11-22') })] })).toMatchObject({
    state: 'verified',
    codes: ['photo-other-day'],
  });
});

test('a photo without EXIF or with a wrong clock proves nothing and accuses nobody', () => {
  for (const [code, more] of [
    ['photo-without-facts', { takenAt: null, position: null }],
    ['photo-without-place', { position: null }],
    ['photo-without-time', { takenAt: null }],
    ['photo-clock-wrong', { takenAt: at('09:10', '2005-01-01') }],
    // Taken after it was put on the visit.
    ['photo-clock-wrong', { takenAt: at('09:10', '2026-11-24') }],
    ['photo-other-time', { takenAt: at('15:30') }],
  ] as const) {
    const proof = proofOf({ photos: [photo(more)] });
    expect([code, proof.state, proof.codes[0]]).toEqual([code, 'unverified', code]);
  }
});

test('a photo belongs to the visit up to the office’s tolerance before and after', () => {
  expect(proofOf({ photos: [photo({ takenAt: at('08:05') })] }).state).toBe('verified');
  expect(proofOf({ photos: [photo({ takenAt: at('08:04') })] }).codes).toEqual(['photo-other-time']);
  expect(proofOf({ photos: [photo({ takenAt: at('10:40') })] }).state).toBe('verified');
  expect(proofOf({ photos: [photo({ takenAt: at('10:41') })] }).codes).toEqual(['photo-other-time']);
});

test('a pin set by hand at the customer’s proves nothing; one far away speaks against the visit', () => {
  expect(proofOf({ in: point('09:05', { position: shop, source: 'manual' }) })).toMatchObject({
    state: 'unverified',
    codes: ['by-hand'],
  });
  expect(proofOf({ in: point('09:05', { position: home, source: 'manual' }) }).state).toBe('invalid');
});

test('where the customer is must be known to prove a visit', () => {
  expect(proofOf({ customer: null, photos: [photo()] })).toMatchObject({
    state: 'unverified',
    metres: null,
    codes: ['no-customer-position'],
  });
});

test('a laptop whose clock is a day off is told, and its times are put right by the office’s clock', () => {
  const dayAhead = {
    in: { ...point('09:05'), at: at('09:05', '2026-11-24') },
    out: { ...point('09:40'), at: at('09:40', '2026-11-24') },
  };
  const late = photo({ addedAt: at('20:00', '2026-11-24') });
  expect(proofOf({ ...dayAhead, clockOffsetMinutes: 24 * 60, photos: [late] })).toMatchObject({
    state: 'verified',
    codes: ['laptop-clock-off'],
  });
  // Nobody knows that it is off: the photo seems to be of another day, and the check-in is not on the planned one.
  expect(proofOf({ ...dayAhead, photos: [late] })).toMatchObject({
    state: 'invalid',
    codes: ['photo-other-day', 'in-other-day'],
  });
});

test('leaving without checking out, or on another day, is told', () => {
  expect(proofOf({ out: null, photos: [photo()] })).toMatchObject({ state: 'verified', codes: ['not-checked-out'] });
  expect(proofOf({ out: { ...point('09:40'), at: at('08:00', '2026-11-24') } }).codes).toContain('out-other-day');
});

test('the seal covers every fact, and photos in any order are the same photos', () => {
  const facts: SealedFacts = {
    visitId: 'v',
    customerId: 'c',
    inAt: at('09:05'),
    inLatitude: '10.7769',
    inLongitude: '106.7009',
    inAccuracyMetres: 12,
    inSource: 'device',
    outAt: at('09:40'),
    outLatitude: null,
    outLongitude: null,
    outAccuracyMetres: null,
    outSource: null,
    clockOffsetMinutes: 0,
    photos: [
      { sha256: 'a'.repeat(64), takenAt: at('09:10'), latitude: '10.7', longitude: '106.7' },
      { sha256: 'b'.repeat(64), takenAt: null, latitude: null, longitude: null },
    ],
  };
  const text = sealedText(facts);
  expect(sealedText({ ...facts, photos: facts.photos.toReversed() })).toBe(text);
  for (const field of Object.keys(facts) as (keyof SealedFacts)[]) /* the object's own keys */ {
    const other = field === 'photos' ? facts.photos.slice(1) : typeof facts[field] === 'number' ? 99 : 'another';
    expect([field, sealedText({ ...facts, [field]: other }) === text]).toEqual([field, false]);
  }
});

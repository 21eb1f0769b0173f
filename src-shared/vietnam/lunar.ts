import { addDays, daysBetween } from '../lib/dates.ts';
import { newMoon } from './new-moon.ts';

/**
 * The Vietnamese lunar calendar: new moons and solar terms of the Chinese rules, reckoned at UTC+7 since 1968. That is why Tết sometimes
 * falls on another day than in China (2030: 2 instead of 3 February) and why the system's Chinese calendar must not be used.
 * Rules: Hồ Ngọc Đức, "Thuật toán tính âm lịch"; new moons: `new-moon.ts`. Good for 1900 to 2100. Two new moons of that span come within
 * half a minute of midnight in Hà Nội (8 May 2054 0:00:24 and 15 November 2077 23:59:52): nobody can say yet on which day these two months
 * begin, because the rotation of the earth is not foreseeable to seconds.
 */

export interface LunarDate {
  readonly day: number;
  readonly month: number;
  readonly year: number;
  readonly isLeapMonth: boolean;
}

/** The lunar date of a calendar day, `YYYY-MM-DD`. */
export function lunarDate(isoDate: string): LunarDate {
  const dayNumber = toDayNumber(isoDate);
  const year = Number(isoDate.slice(0, 4));
  // The mean month hits the true one within a day, so the right new moon is this one or a neighbour.
  let index = Math.floor((dayNumber - firstNewMoon) / synodicMonth) + 1;
  while (newMoonDay(index) > dayNumber) index -= 1;
  const monthStart = newMoonDay(index);

  // Month 11 holds the winter solstice. From one to the next there are twelve months, or thirteen in a year with a leap month.
  const ownMonth11 = month11Start(year);
  const isBefore = ownMonth11 >= monthStart;
  const from = isBefore && ownMonth11 !== monthStart ? month11Start(year - 1) : ownMonth11;
  const cycle = describeCycle(from, isBefore && ownMonth11 !== monthStart ? ownMonth11 : month11Start(year + 1));
  const monthsSince11 = Math.round((monthStart - from) / synodicMonth);
  const isLeapMonth = monthsSince11 === cycle.leapOffset;
  const counted = cycle.leapOffset !== null && monthsSince11 >= cycle.leapOffset ? monthsSince11 - 1 : monthsSince11;
  const month = ((counted + 10) % 12) + 1;
  const cycleYear = from === ownMonth11 ? year : year - 1;
  return { day: dayNumber - monthStart + 1, month, year: counted >= 2 ? cycleYear + 1 : cycleYear, isLeapMonth };
}

/** The calendar day of a lunar date; null where that year has no such day or leap month. */
export function dayOfLunarDate(date: LunarDate): string | null {
  const cycleYear = date.month >= 11 ? date.year : date.year - 1;
  const from = month11Start(cycleYear);
  const { leapOffset } = describeCycle(from, month11Start(cycleYear + 1));
  let offset = (date.month + 1) % 12;
  if (leapOffset !== null && (date.isLeapMonth || offset >= leapOffset)) offset += 1;
  const day = toIso(newMoonDay(newMoonIndex(from) + offset) + date.day - 1);
  const back = lunarDate(day);
  const isSame =
    back.day === date.day && back.month === date.month && back.year === date.year && back.isLeapMonth === date.isLeapMonth;
  return isSame ? day : null;
}

/** First day of the lunar year, Mùng 1 Tết. */
export function tetOf(year: number): string {
  const day = dayOfLunarDate({ day: 1, month: 1, year, isLeapMonth: false });
  if (day === null) throw new RangeError(`no lunar year ${year}`);
  return day;
}

const stems = ['Canh', 'Tân', 'Nhâm', 'Quý', 'Giáp', 'Ất', 'Bính', 'Đinh', 'Mậu', 'Kỷ'];
const branches = ['Thân', 'Dậu', 'Tuất', 'Hợi', 'Tý', 'Sửu', 'Dần', 'Mão', 'Thìn', 'Tỵ', 'Ngọ', 'Mùi'];

/** `Bính Ngọ` for the lunar year 2026. */
export function lunarYearName(year: number): string {
  return `${stems[modulo(year, 10)] ?? ''} ${branches[modulo(year, 12)] ?? ''}`;
}

// Julian day numbers, counted from noon in Greenwich; the day number of a calendar day is that of its noon.
const epoch = '1970-01-01';
const epochDayNumber = 2_440_588;
/** New moon of 1 January 1900, index 0. */
const firstNewMoon = 2_415_021.076998695;
const synodicMonth = 29.530588853;
/**
 * Whose midnight begins the day. Decision 121/CP of 8 August 1967 moved the calendar to the time of Hà Nội from 1968 on; before, it was the
 * Chinese one, which kept the local time of Beijing until 1928 and that of the 120th meridian from 1929.
 */
function utcOffsetDays(dayNumber: number): number {
  if (dayNumber < meridianDayNumber) return (7 + 45 / 60 + 40 / 3600) / 24;
  return (dayNumber < reformDayNumber ? 8 : 7) / 24;
}
/** 1 January 1929 and 1 January 1968. */
const meridianDayNumber = 2_425_613;
const reformDayNumber = 2_439_857;

function toDayNumber(isoDate: string): number {
  return daysBetween(epoch, isoDate) + epochDayNumber;
}

function toIso(dayNumber: number): string {
  return addDays(epoch, dayNumber - epochDayNumber);
}

function newMoonIndex(dayNumber: number): number {
  return Math.floor((dayNumber - firstNewMoon) / synodicMonth + 0.5);
}

const month11Starts = new Map<number, number>();

/** The first day of month 11 of a year. Kept, since each lunar date of a year asks for the same two or three. */
function month11Start(year: number): number {
  const known = month11Starts.get(year);
  if (known !== undefined) return known;
  const start = findMonth11Start(year);
  month11Starts.set(year, start);
  return start;
}

function findMonth11Start(year: number): number {
  const lastDay = toDayNumber(`${year}-12-31`);
  const index = Math.floor((lastDay - 2_415_021) / synodicMonth);
  const start = newMoonDay(index);
  // The sun reaches the ninth twelfth of its way at the winter solstice: a month that begins after it is already month 12.
  return twelfthOfSunsWay(start) >= 9 ? newMoonDay(index - 1) : start;
}

interface Cycle {
  readonly leapOffset: number | null;
}
const cycles = new Map<number, Cycle>();

/** Which month after month 11 is the leap month: the first that holds no principal term; null in a year of twelve. */
function describeCycle(from: number, to: number): Cycle {
  const known = cycles.get(from);
  if (known !== undefined) return known;
  const cycle = findLeapMonth(from, to);
  cycles.set(from, cycle);
  return cycle;
}

/** `from` is the first day of a month 11, `to` that of the next one. */
function findLeapMonth(from: number, to: number): Cycle {
  if (to - from <= 365) return { leapOffset: null };
  const index = newMoonIndex(from);
  for (let offset = 1; offset <= 13; offset += 1) {
    const before = twelfthOfSunsWay(newMoonDay(index + offset));
    if (before === twelfthOfSunsWay(newMoonDay(index + offset + 1))) return { leapOffset: offset };
  }
  return { leapOffset: null };
}

const newMoonDays = new Map<number, number>();

/** The calendar day of the k-th new moon since 1900. */
function newMoonDay(k: number): number {
  let day = newMoonDays.get(k);
  if (day === undefined) {
    const instant = newMoon(k);
    day = Math.floor(instant + 0.5 + utcOffsetDays(instant));
    newMoonDays.set(k, day);
  }
  return day;
}

const sine = (degrees: number) => Math.sin((degrees * Math.PI) / 180);

/**
 * In which twelfth (0–11, from the spring equinox) the sun stands when the day begins. The formula is exact to about a quarter of an hour,
 * so before 1968 the day begins as on the 120th meridian, in the years before 1929 too: reckoned with the fourteen minutes of Beijing, it
 * would put two terms that fall just behind midnight (April 1917, July 1922) on the day before.
 */
function twelfthOfSunsWay(dayNumber: number): number {
  const t = (dayNumber - 0.5 - (dayNumber < reformDayNumber ? 8 : 7) / 24 - 2451545) / 36525;
  const anomaly = 357.5291 + 35999.0503 * t - 0.0001559 * t * t - 0.00000048 * t * t * t;
  const longitude =
    280.46645 +
    36000.76983 * t +
    0.0003032 * t * t +
    (1.9146 - 0.004817 * t - 0.000014 * t * t) * sine(anomaly) +
    (0.019993 - 0.000101 * t) * sine(2 * anomaly) +
    0.00029 * sine(3 * anomaly);
  return Math.floor(modulo(longitude, 360) / 30);
}

function modulo(value: number, divisor: number): number {
  return ((value % divisor) + divisor) % divisor;
}

import { addDays, isDay, weekdayOf } from '../lib/dates.ts';

/*
 * A task in one line, as somebody says it: “gọi lại chị Hoa thứ sáu 9h”. Days and times are taken out of the line where they are plainly
 * one; what is left is the title. No guessing: a word that may mean something else stays where it is.
 */

export interface QuickLine {
  readonly title: string;
  readonly dueOn: string | null;
  readonly dueMinute: number | null;
}

interface Found {
  readonly at: number;
  readonly length: number;
}

const edge = '(?<![\\p{L}\\p{N}/])';
const end = '(?![\\p{L}\\p{N}/])';
const pattern = (source: string) => new RegExp(`${edge}(?:${source})${end}`, 'iu');

/**
 * “thu 5 triệu” collects money: without its accent “thu” and a number are a weekday only where nothing follows that the number could count, so
 * at the end of the line, before a comma, or before a time or a part of the day.
 */
const notCounting =
  '(?=\\s*(?:$|[,.;:)]|(?:tuần|tuan) sau|\\d{1,2}\\s?(?:h|g|giờ|:)|lúc|luc|sáng|sang|trưa|trua|chiều|chieu|tối|toi))';

const weekdayWords: Readonly<Record<string, number>> = {
  hai: 1,
  ba: 2,
  tư: 3,
  bốn: 3,
  năm: 4,
  sáu: 5,
  bảy: 6,
  bẩy: 6,
};

/** Reads a line on a day. A weekday is the next one to come (today’s own name means a week from today); a date without a year the next one. */
export function readQuickLine(line: string, today: string): QuickLine {
  const text = line.normalize('NFC');
  const cuts: Found[] = [];
  const take = (match: RegExpExecArray) => cuts.push({ at: match.index, length: match[0].length });

  const time = timeIn(text, take);
  const day = dayIn(text, today, take);
  let title = text;
  for (const { at, length } of cuts.toSorted((a, b) => b.at - a.at)) title = `${title.slice(0, at)} ${title.slice(at + length)}`;
  title = title
    .replace(/\s+/gu, ' ')
    .replace(/\s+([,.;])/gu, '$1')
    .replace(/[\s,;–-]+$/u, '')
    .trim();
  // A line of nothing but a day is a title all the same.
  if (title === '') return { title: text.trim(), dueOn: null, dueMinute: null };
  return { title, dueOn: day ?? (time === null ? null : today), dueMinute: time };
}

function dayIn(text: string, today: string, take: (match: RegExpExecArray) => void): string | null {
  const ways: readonly [RegExp, (match: RegExpExecArray) => string | null][] = [
    [pattern('hôm nay|hom nay|today'), () => today],
    [pattern('ngày kia|ngay kia|mốt|ngày mốt'), () => addDays(today, 2)],
    [pattern('ngày mai|ngay mai|mai|tomorrow'), () => addDays(today, 1)],
    [pattern('tuần sau|tuan sau|next week'), () => addDays(today, 8 - weekdayOf(today))],
    [
      pattern('(?:ngày |ngay )?(\\d{1,2})/(\\d{1,2})(?:/(\\d{4}))?'),
      (match) => dateOf(Number(match[1]), Number(match[2]), match[3] === undefined ? null : Number(match[3]), today),
    ],
    [
      pattern('(?:thứ\\s?|t)([2-7])( tuần sau| tuan sau)?'),
      (match) => weekdayAfter(Number(match[1]) - 1, today, match[2] !== undefined),
    ],
    [
      pattern(`thu\\s?([2-7])( tuần sau| tuan sau)?${notCounting}`),
      (match) => weekdayAfter(Number(match[1]) - 1, today, match[2] !== undefined),
    ],
    [
      pattern('thứ (hai|ba|tư|bốn|năm|sáu|bảy|bẩy)( tuần sau)?'),
      (match) => weekdayAfter(weekdayWords[match[1]?.toLowerCase() ?? ''] ?? 1, today, match[2] !== undefined),
    ],
    [pattern('(?:chủ nhật|chu nhat|cn)( tuần sau| tuan sau)?'), (match) => weekdayAfter(7, today, match[1] !== undefined)],
  ];
  // The word that stands last in the line is meant: “mai” in “chị Mai, thứ 6” is a name.
  let best: { match: RegExpExecArray; day: string } | null = null;
  for (const [wanted, read] of ways) {
    const match = lastMatch(wanted, text);
    if (match === null || isName(match)) continue;
    const day = read(match);
    if (day === null) continue;
    const isLater = best === null || match.index + match[0].length > best.match.index + best.match[0].length;
    const isLonger =
      best !== null &&
      match.index + match[0].length === best.match.index + best.match[0].length &&
      match[0].length > best.match[0].length;
    if (isLater || isLonger) best = { match, day };
  }
  if (best === null) return null;
  take(best.match);
  return best.day;
}

/** “chị Mai”, “Mai Linh”: a capital in the middle of a line is a name. */
function isName(match: RegExpExecArray): boolean {
  return /^(?:Mai|Mốt)$/u.test(match[0]) && match.index > 0;
}

function lastMatch(wanted: RegExp, text: string): RegExpExecArray | null {
  const all = [...text.matchAll(new RegExp(wanted.source, 'giu'))];
  return all.at(-1) ?? null;
}

/** `9h`, `9h30`, `9:30`, `14g`, with “sáng”, “chiều”, “tối” behind it. */
function timeIn(text: string, take: (match: RegExpExecArray) => void): number | null {
  const match = lastMatch(
    pattern('(?:lúc )?(\\d{1,2})(?:\\s?(?:h|g|giờ)\\s?([0-5]\\d)?|:([0-5]\\d))(?:\\s?(sáng|trưa|chiều|tối))?'),
    text,
  );
  if (match === null) return null;
  const hour = Number(match[1]);
  const part = match[4]?.toLowerCase();
  const isAfternoon = part === 'chiều' || part === 'tối' || (part === 'trưa' && hour < 3);
  const whole = isAfternoon && hour < 12 ? hour + 12 : hour;
  if (whole > 23) return null;
  take(match);
  return whole * 60 + Number(match[2] ?? match[3] ?? 0);
}

function weekdayAfter(weekday: number, today: string, isNextWeek: boolean): string {
  if (isNextWeek) return addDays(today, 7 - weekdayOf(today) + weekday);
  const ahead = (weekday - weekdayOf(today) + 7) % 7;
  return addDays(today, ahead === 0 ? 7 : ahead);
}

function dateOf(day: number, month: number, year: number | null, today: string): string | null {
  const write = (of: number) => `${of}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
  if (year !== null) return isDay(write(year)) ? write(year) : null;
  const thisYear = Number(today.slice(0, 4));
  for (const candidate of [write(thisYear), write(thisYear + 1)]) if (isDay(candidate) && candidate >= today) return candidate;
  return null;
}

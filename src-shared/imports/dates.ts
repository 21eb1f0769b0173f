/**
 * A day as people write it in lists: `5/11/2026`, `05-11-2026`, `5.11.2026`, `2026-11-05`, or the number that Excel keeps for it. The day
 * comes before the month, as in Vietnam. Null where it is no day of the calendar; a time behind it is let go.
 */
export function readDay(text: string): string | null {
  const clean = text.trim().replace(/[ T]\d{1,2}:\d{2}(:\d{2})?(\.\d+)?( ?[ap]m|Z)?$/i, '');
  const ymd = /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})$/.exec(clean);
  if (ymd !== null) return calendarDay(Number(ymd[1]), Number(ymd[2]), Number(ymd[3]));
  const dmy = /^(\d{1,2})[-/. ](\d{1,2})[-/. ](\d{4})$/.exec(clean);
  if (dmy !== null) return calendarDay(Number(dmy[3]), Number(dmy[2]), Number(dmy[1]));
  const words = /^(?:ngày )?(\d{1,2}) tháng (\d{1,2}) năm (\d{4})$/iu.exec(clean.normalize('NFC'));
  if (words !== null) return calendarDay(Number(words[3]), Number(words[2]), Number(words[1]));
  if (/^\d{4,5}$/.test(clean)) return fromExcelSerial(Number(clean));
  return null;
}

function calendarDay(year: number, month: number, day: number): string | null {
  const at = new Date(Date.UTC(year, month - 1, day));
  const isReal = at.getUTCFullYear() === year && at.getUTCMonth() === month - 1 && at.getUTCDate() === day;
  return isReal && year >= 1000 ? at.toISOString().slice(0, 10) : null;
}

/** A number from 1930 to 2100: smaller ones are years or counts. */
function fromExcelSerial(serial: number): string | null {
  if (serial < 10_959 || serial > 73_415) return null;
  return new Date(Date.UTC(1899, 11, 30) + serial * 86_400_000).toISOString().slice(0, 10);
}

/*
 * Passwords that are among the first somebody tries, of twelve signs and more (shorter ones are refused for their length). Written
 * in small letters without marks or spaces, as `password-rules.ts` compares them. Own list: patterns of keyboards, of counting, of
 * the words that Vietnamese and English speakers reach for.
 */
const seeds = [
  'password',
  'passw0rd',
  'p@ssword',
  'p@ssw0rd',
  'matkhau',
  'matkhaucuatoi',
  'khongcomatkhau',
  'iloveyou',
  'anhyeuem',
  'emyeuanh',
  'yeuemnhieulam',
  'vietnam',
  'vietnamvodich',
  'hanoi',
  'saigon',
  'admin',
  'administrator',
  'welcome',
  'letmein',
  'changeme',
  'qwerty',
  'qwertyuiop',
  'asdfghjkl',
  'zxcvbnm',
  'qazwsxedc',
  'fieldbook',
  'company',
  'congty',
  'banhang',
  'khachhang',
  'nhanvien',
  'football',
  'sunshine',
  'princess',
  'dragon',
  'monkey',
  'master',
  'superman',
  'trustno1',
];

/** Whether a folded password is only one of the seeds, repeated or with digits and signs around it. */
export function isCommonPassword(folded: string): boolean {
  const withoutTail = withoutEnds(folded);
  // Digits and signs alone: a telephone number, a date, 123456789012.
  if (withoutTail === '') return true;
  return seeds.some((seed) => isMadeOf(folded, seed) || isMadeOf(withoutTail, withoutEnds(seed)));
}

/** Without the digits and signs of a keyboard at both ends. */
function withoutEnds(text: string): string {
  return text.replace(/^[!-@[-`{-~]+|[!-@[-`{-~]+$/g, '');
}

function isMadeOf(text: string, seed: string): boolean {
  return text === seed.repeat(Math.ceil(text.length / seed.length)).slice(0, text.length) && text.length >= seed.length;
}

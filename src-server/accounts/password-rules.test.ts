import { describe, expect, test } from 'vitest';
import { problemOfPassword } from './password-rules.ts';

const about = { account: 'lan.nguyen@sonmai.vn', current: null };

describe('a new password', () => {
  test.each([
    ['eleven sig!', 'too-short'],
    ['a'.repeat(12), 'too-even'],
    [`${'xyzk '.repeat(25)}abcd`, 'too-long'],
    ['password1234', 'too-common'],
    ['passwordpassword', 'too-common'],
    ['MậtKhẩu123456!', 'too-common'],
    ['mat khau 2026', 'too-common'],
    ['qwertyuiop12', 'too-common'],
    ['0987654321098', 'too-common'],
    ['abcdefghijklm', 'too-common'],
    ['ViệtNam2026!!', 'too-common'],
    ['lan.nguyen123', 'contains-account'],
  ])('%s is refused: %s', (password, problem) => {
    expect(problemOfPassword(password, about)).toBe(problem);
  });

  test.each([
    'con mèo trèo cây cau',
    'bún chả 41 hàng mành',
    'correct horse battery',
    'ngày mai trời lại sáng',
    'x'.repeat(3) + 'yz!kqpwv1'.repeat(13) + 'zzzzzzzz',
    '🌾🐃🌊🏔️🍜🎋🏮🛵☔🌙🌞🐉',
  ])('%s is taken', (password) => {
    expect(problemOfPassword(password, about)).toBeNull();
  });

  test('of 128 signs is taken and of 129 refused, counted as a person counts', () => {
    const long = 'ế ồ ữ ặ kqpwv'.repeat(10).slice(0, 128);
    expect([...long.normalize('NFC')]).toHaveLength(128);
    expect(problemOfPassword(long.normalize('NFD'), about)).toBeNull();
    expect(problemOfPassword(`${long}x`, about)).toBe('too-long');
  });

  test('is another one than before, however its marks are written', () => {
    const current = 'con mèo trèo cây cau';
    expect(problemOfPassword(current.normalize('NFD'), { account: 'lan', current })).toBe('unchanged');
  });
});

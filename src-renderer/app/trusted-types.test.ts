import { expect, test } from 'vitest';
import { passStyleText } from './trusted-types.ts';

test('the text of a style sheet passes', () => {
  expect(passStyleText(':root{--a:1px} @media (width < 40em){.a>b{color:red}}')).toContain('--a');
});

test.each(['<img src=x onerror=alert(1)>', '</style><script>', '<!-- -->', 'Công ty <b>A</b>'])(
  'markup is refused: %s',
  (markup) => {
    expect(() => passStyleText(markup)).toThrow('markup');
  },
);

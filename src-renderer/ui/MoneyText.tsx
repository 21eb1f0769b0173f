import { writeMoney } from './formats.ts';

/** An amount of dong with figures of one width, so that columns stand under each other. */
export function MoneyText({ dong }: { dong: number }) {
  return <span className="fb-figures">{writeMoney(dong)}</span>;
}

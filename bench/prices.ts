import { createPriceBook } from '../src-shared/prices/price-engine.ts';
import { aPolicy, seeded } from '../tests/support/price-cases.ts';
import { atMost, type Bench } from './figure.ts';
import { percentile, spread } from './measure.ts';

const turns = 200;

export const prices: Bench = {
  ids: ['price-200-lines'],
  title: 'the prices of a quote of 200 lines under 1 000 rules, with building the price book',
  async run() {
    const policy = aPolicy(seeded(6), { rules: 1000, products: 200, customers: 30, groups: 40 });
    const lines = policy.products.map(({ id }, line) => ({
      customerId: 'customer-00001',
      groupIds: ['customers-00000', 'customers-00002'],
      productId: id,
      quantityMilli: 1000 * (1 + line),
      on: '2026-11-23',
    }));
    const whole = () => {
      const book = createPriceBook(policy);
      return lines.filter((line) => book.priceOf(line).priceDong !== null).length;
    };
    const priced = whole();
    const took: number[] = [];
    for (let turn = 0; turn < turns; turn += 1) {
      // Of the processor: what else the machine does is no matter here.
      const before = process.cpuUsage();
      whole();
      const { user, system } = process.cpuUsage(before);
      took.push((user + system) / 1000);
    }
    const against = `${priced} of 200 lines priced, the book of 1 000 rules and 600 list prices built each time and every candidate explained, processor time, median of ${turns}, ${spread(took)}`;
    return [atMost('price-200-lines', percentile(took, 0.5), 'ms', 5, against)];
  },
};

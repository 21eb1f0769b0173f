type Ask = (procedure: string, input: unknown) => Promise<Record<string, unknown>>;

const stranger = '0192d3f0-0000-7000-8000-000000000001';

/** What things cost whom, and what is given with them. */
export async function askPrices(ask: Ask, customerId: string): Promise<void> {
  const line = { productId: stranger, quantityMilli: 1000 };
  await ask('prices.ofLines', { customerId, on: '2026-11-23', lines: [line] });
  await ask('prices.ofLines', { customerId: null, on: '2026-11-23', lines: [{ ...line, quantityMilli: -1 }] });
}

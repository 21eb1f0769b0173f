import { AppError } from './errors.ts';
import type { ClientOf, ContractShape } from './procedure.ts';
import type { Transport } from './transport.ts';

/** Makes `client.domain.verb(input)` over any transport. Refusals are thrown as `AppError`. */
export function createClient<C extends ContractShape>(contract: C, transport: Transport): ClientOf<C> {
  const domains = Object.entries(contract).map(([domain, procedures]) => {
    const calls = Object.keys(procedures).map((verb) => [
      verb,
      async (input: unknown) => {
        const outcome = await transport.call(`${domain}.${verb}`, input);
        if (outcome.ok) return outcome.value;
        const { code, message, fields, details } = outcome.error;
        throw new AppError(code, message, {
          ...(fields === undefined ? {} : { fields }),
          ...(details === undefined ? {} : { details }),
        });
      },
    ]);
    return [domain, Object.fromEntries(calls)];
  });
  // The object is built from the contract's own keys, so it has exactly the shape that ClientOf names.
  return Object.fromEntries(domains) as ClientOf<C>;
}

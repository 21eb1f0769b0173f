import { AppError } from './errors.ts';
import type { ClientOf, ContractShape } from './procedure.ts';
import type { Transport } from './transport.ts';

type Call = (input: unknown) => Promise<unknown>;

/**
 * Makes `client.domain.verb(input)` over any transport. Refusals are thrown as `AppError`. It is made of the contract's type alone, so that
 * a screen need not read a thousand schemas before it can ask its first question; a name that the contract does not have is refused by
 * whoever answers.
 */
export function createClient<C extends ContractShape>(transport: Transport): ClientOf<C> {
  const client = named((domain) =>
    named(
      (verb): Call =>
        async (input) => {
          const outcome = await transport.call(`${domain}.${verb}`, input);
          if (outcome.ok) return outcome.value;
          const { code, message, fields, details } = outcome.error;
          throw new AppError(code, message, {
            ...(fields === undefined ? {} : { fields }),
            ...(details === undefined ? {} : { details }),
          });
        },
    ),
  );
  // Whatever is asked of it has the shape that ClientOf names.
  return client as ClientOf<C>;
}

/** An object that makes what it is asked for by name, once each. */
function named<T>(make: (name: string) => T): Readonly<Record<string, T>> {
  return new Proxy<Record<string, T>>(Object.create(null), {
    get(made, name) {
      // `then` would make it a promise for whoever awaits it; symbols are what JavaScript itself asks.
      if (typeof name === 'symbol' || name === 'then') return undefined;
      return (made[name] ??= make(name));
    },
  });
}

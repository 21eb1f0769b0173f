import type { z } from 'zod';

/** One callable thing of the contract. A query never changes data; a command may. */
export interface Procedure<I extends z.core.$ZodType = z.core.$ZodType, O extends z.core.$ZodType = z.core.$ZodType> {
  readonly kind: 'query' | 'command';
  /** One English sentence for `npm run crm -- --help`. */
  readonly summary: string;
  readonly input: I;
  readonly output: O;
}

export type Procedures = Readonly<Record<string, Procedure>>;
export type ContractShape = Readonly<Record<string, Procedures>>;

export function query<I extends z.core.$ZodType, O extends z.core.$ZodType>(
  summary: string,
  input: I,
  output: O,
): Procedure<I, O> {
  return { kind: 'query', summary, input, output };
}

export function command<I extends z.core.$ZodType, O extends z.core.$ZodType>(
  summary: string,
  input: I,
  output: O,
): Procedure<I, O> {
  return { kind: 'command', summary, input, output };
}

/** The handlers that a domain's service returns: the compiler points to the missing one. */
export type HandlersOf<P extends Procedures> = {
  readonly [K in keyof P]: (input: z.output<P[K]['input']>) => z.input<P[K]['output']> | Promise<z.input<P[K]['output']>>;
};

export type HandlersOfContract<C extends ContractShape> = { readonly [D in keyof C]: HandlersOf<C[D]> };

/** What a screen, a script or a test calls: `client.customers.get({ id })`. A refusal is thrown as `AppError`. */
export type ClientOf<C extends ContractShape> = {
  readonly [D in keyof C]: {
    readonly [K in keyof C[D]]: (input: z.input<C[D][K]['input']>) => Promise<z.output<C[D][K]['output']>>;
  };
};

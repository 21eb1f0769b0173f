import { expect, test } from 'vitest';
import { z } from 'zod';
import { createClient } from './client.ts';
import { AppError } from './errors.ts';
import { query } from './procedure.ts';

type Greetings = typeof greetings;
const greetings = { greetings: { say: query('Says it', z.object({ name: z.string() }), z.object({ text: z.string() })) } };

test('a call reaches the transport under domain.verb and its value comes back', async () => {
  const client = createClient<Greetings>({
    call: async (procedure, input) => ({ ok: true, value: { text: `${procedure} ${JSON.stringify(input)}` } }),
    subscribe: () => () => {},
  });
  await expect(client.greetings.say({ name: 'Lan' })).resolves.toEqual({ text: 'greetings.say {"name":"Lan"}' });
});

test('a refusal arrives as an error with its code and fields', async () => {
  const client = createClient<Greetings>({
    call: async () => ({ ok: false, error: { code: 'invalid', message: 'no name', fields: { name: 'required' } } }),
    subscribe: () => () => {},
  });
  const refused = await client.greetings.say({ name: '' }).catch((error: unknown) => error);
  expect(refused).toBeInstanceOf(AppError);
  expect(refused).toMatchObject({ code: 'invalid', fields: { name: 'required' } });
});

test('it can be awaited and asked again for the same call, and is no promise', async () => {
  const client = createClient<Greetings>({ call: async () => ({ ok: true, value: null }), subscribe: () => () => {} });
  expect(await Promise.resolve(client)).toBe(client);
  expect(await Promise.resolve(client.greetings)).toBe(client.greetings);
  expect(client.greetings.say).toBe(client.greetings.say);
});

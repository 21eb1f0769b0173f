/** Seeds that once found something, with what it was. They run first, for ever. */
export const seedsThatFailed: readonly (readonly [seed: number, found: string])[] = [];

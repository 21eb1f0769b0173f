interface Candidate {
  readonly id: string;
  readonly customerId: string;
  readonly isPrimary: boolean;
}

/**
 * The one primary contact. Two laptops may each have made another one primary, one of them may have removed the primary contact while the
 * other was offline, and a merged record brings its own: of those marked the customer's own come first (`ownId`), and of these the oldest
 * is it. Ids rise with time and are the same on every laptop, so all agree.
 */
export function pickPrimary<C extends Candidate>(contacts: readonly C[], ownId: string): C | null {
  const marked = contacts.filter((contact) => contact.isPrimary);
  const among = marked.length === 0 ? contacts : marked;
  const own = among.filter((contact) => contact.customerId === ownId);
  return (own.length === 0 ? among : own).reduce<C | null>(
    (oldest, contact) => (oldest === null || contact.id < oldest.id ? contact : oldest),
    null,
  );
}

/** The contacts of a customer as they are read: exactly one is primary and comes first. */
export function withOnePrimary<C extends Candidate>(contacts: readonly C[], ownId: string): C[] {
  const primary = pickPrimary(contacts, ownId);
  const marked = contacts.map((contact) =>
    contact.isPrimary === (contact === primary) ? contact : { ...contact, isPrimary: contact === primary },
  );
  return [...marked.filter((contact) => contact.isPrimary), ...marked.filter((contact) => !contact.isPrimary)];
}

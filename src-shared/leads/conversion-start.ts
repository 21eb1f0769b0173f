import { foldText } from '../vietnam/fold.ts';
import { splitSalutation } from '../vietnam/salutation.ts';

interface KnownContact {
  readonly id: string;
  readonly name: string;
  readonly isPrimary: boolean;
}

/**
 * Whom the opportunity is with, before anybody chooses: of a lead that is a person the contact of the same name, else the primary one.
 * Null: nobody is known, and the lead brings its own name along where it is a person.
 */
export function likelyContact(
  lead: { readonly kind: string; readonly name: string },
  contacts: readonly KnownContact[],
): string | null {
  const bare = (name: string) => foldText(splitSalutation(name).name);
  const same = lead.kind === 'person' ? contacts.find(({ name }) => bare(name) === bare(lead.name)) : undefined;
  if (same !== undefined) return same.id;
  return lead.kind === 'person' ? null : (contacts.find(({ isPrimary }) => isPrimary)?.id ?? null);
}

/** What the opportunity is called where nobody says: the first line of the need, or the lead's name. */
export function likelyTitle(need: string | null, leadName: string): string {
  const first = (need ?? '').split('\n')[0]?.trim() ?? '';
  return first === '' ? leadName : first.slice(0, 120);
}

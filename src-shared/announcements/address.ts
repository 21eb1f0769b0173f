/** Longest address that mail servers take (RFC 5321). */
const mostLetters = 254;
/** ASCII alone, and nothing that means something in a header: no line break, semicolon, comma, bracket or quote can come through. */
const pattern =
  /^[\w.!#$%&'*+/=?^`{|}~-]{1,64}@[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?(?:\.[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?)+$/i;

/**
 * The address to write to out of what stands in an e-mail field: the first of several, where every one of them is an address. A field that
 * has anything else in it is looked at by a person first: null.
 */
export function readAddress(text: string): string | null {
  const parts = text.split(/[;,\s]+/).filter((part) => part !== '');
  const [first] = parts;
  if (first === undefined || !parts.every(isAddress)) return null;
  return first;
}

/** Addresses that differ in capitals alone are one mailbox everywhere that matters. */
export function sameMailbox(address: string): string {
  return address.toLowerCase();
}

function isAddress(part: string): boolean {
  return part.length <= mostLetters && pattern.test(part) && !part.includes('..') && !/^\.|\.@/.test(part);
}

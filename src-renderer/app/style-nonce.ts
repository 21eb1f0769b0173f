/** The value that the host put into this answer of the page; style elements that carry it are ours. */
export function readStyleNonce(): string {
  return document.querySelector('meta[name="csp-nonce"]')?.getAttribute('content') ?? '';
}

/** Tells the libraries that add style elements by themselves (scroll locking of drawers) to carry the nonce too. */
export function allowOwnStyles(nonce: string) {
  Reflect.set(globalThis, '__webpack_nonce__', nonce);
}

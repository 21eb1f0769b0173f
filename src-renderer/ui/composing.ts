/**
 * True while an input method (Telex, VNI) is still putting a word together: the key belongs to it, not to the screen.
 * Chromium reports some of those keys only by the code 229.
 */
export function isComposing(event: { readonly isComposing: boolean; readonly keyCode: number }): boolean {
  return event.isComposing || event.keyCode === 229;
}

interface PolicyFactory {
  createPolicy(name: string, rules: { createHTML(text: string): string }): unknown;
}

/**
 * The page may not turn text into markup. The one thing that libraries write through `innerHTML` is the text of their style
 * sheets, which has no tags; whatever has one is refused, so text that a customer typed can never become an element.
 */
export function refuseMarkup() {
  // The property exists in every Chromium; TypeScript's DOM types do not name it in all versions.
  const factory = Reflect.get(window, 'trustedTypes') as PolicyFactory | undefined;
  factory?.createPolicy('default', { createHTML: passStyleText });
}

export function passStyleText(text: string): string {
  if (/<[a-z/!?]/i.test(text)) throw new TypeError('markup is not written as text here');
  return text;
}

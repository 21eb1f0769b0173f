/** The path of a Chromium-like browser of this machine, or undefined. */
export function findBrowser(env?: NodeJS.ProcessEnv, platform?: NodeJS.Platform): string | undefined;
export function appWindowArguments(
  link: string,
  userDataDir: string,
  options?: { isRoot?: boolean; language?: string },
): string[];
export function ensureBrowser(): string | undefined;
/** Where Debian keeps Chromium's engine without windows. */
export const headlessShell: string;
export function ensureHeadlessShell(): void;
/** For `--disable-features`: what a window of the program has not. */
export const unwantedFeatures: readonly string[];

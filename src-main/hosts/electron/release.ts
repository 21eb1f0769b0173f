/**
 * What the company that ships the program decides. Filled in before the first release (docs/release-checklist.md); the packaging
 * script refuses to build without a publisher's name, because then electron-updater would not compare signatures on Windows.
 */
export interface Release {
  /** Exactly the subject name (CN) of the Windows signing certificate. */
  readonly publisherName: string;
  /** An https folder with the update files, or null: then the program never looks for updates. */
  readonly updateUrl: string | null;
  /** The Ed25519 public key (PEM) of `fieldbook-<platform>-<arch>.json`; its private half never enters this repository. */
  readonly updateKeyPem: string | null;
}

export const release: Release = { publisherName: 'Fieldbook', updateUrl: null, updateKeyPem: null };

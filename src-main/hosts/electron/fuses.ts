/**
 * Switches burnt into the packaged binary (Electron checklist 19): read by `build/electron/after-pack.ts`, which flips them, and by
 * the test that reads them back. Names are those of @electron/fuses' FuseV1Options.
 */
export const fuses = {
  /** Nobody may use our signed program as a plain Node. The core runs in a utilityProcess, which does not need it. */
  RunAsNode: false,
  EnableCookieEncryption: true,
  EnableNodeOptionsEnvironmentVariable: false,
  EnableNodeCliInspectArguments: false,
  EnableEmbeddedAsarIntegrityValidation: true,
  OnlyLoadAppFromAsar: true,
  LoadBrowserProcessSpecificV8Snapshot: false,
  GrantFileProtocolExtraPrivileges: false,
} as const;

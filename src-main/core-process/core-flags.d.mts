/** Flags of V8 for a process that holds a core. */
export const coreFlags: readonly string[];

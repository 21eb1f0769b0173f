/** Builds only what is stale; returns whether it built. */
export function ensureBuilt(): boolean;
export function markBuilt(): void;
/** The core of the loopback host, as the build leaves it. */
export const builtCore: string;

/** Builds only what is stale; returns whether it built. */
export function ensureBuilt(): boolean;
export function markBuilt(): void;

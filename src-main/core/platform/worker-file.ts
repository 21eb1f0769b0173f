const fromSource = import.meta.url.endsWith('.ts');

/** Where the code of a worker thread lies: beside its source, or in a bundle beside the core's. */
export function maintenanceWorkerFile(): URL {
  return new URL(fromSource ? './maintenance-worker.ts' : './maintenance-worker.js', import.meta.url);
}

const fromSource = import.meta.url.endsWith('.ts');

/** The thread that prepares the rows of a first sync: beside its source, or in a bundle beside the core's. */
export function prepareRowsFile(): URL {
  return new URL(fromSource ? './prepare-rows-worker.ts' : './prepare-rows-worker.js', import.meta.url);
}

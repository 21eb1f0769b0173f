import type { FileChoice } from '../../src-shared/rpc/bridge.ts';
import { createOpener } from '../ui/opener.ts';

/** The file whose preview is shown. Any screen may set it and go to the import: a dropped file, one opened from outside. */
export const fileToImport = createOpener<FileChoice>();

import type { PolicyRef } from '../../src-shared/announcements/announcements.contract.ts';
import { createOpener } from '../ui/opener.ts';

/** Writes a mail about a policy: `announceDrawer.open({ policies: [{ kind, id }] })` from any screen. */
export const announceDrawer = createOpener<{ readonly policies: readonly PolicyRef[]; readonly ids?: readonly string[] }>();

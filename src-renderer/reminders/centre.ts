import { createOpener } from '../ui/opener.ts';

/** Everything that a person is reminded of, over any screen. */
export const reminderCentre = createOpener<true>();

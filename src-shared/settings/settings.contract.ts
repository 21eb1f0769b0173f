import { z } from 'zod';
import { exactPartial } from '../lib/fields.ts';
import { command, query } from '../rpc/procedure.ts';

/** Settings of this laptop; they never sync. */
export const deviceSettings = z.object({
  language: z.enum(['vi', 'en']),
  theme: z.enum(['light', 'dark', 'system']),
  isRailCollapsed: z.boolean(),
  /** Whether this laptop shows reminders on the desktop. */
  showsNotices: z.boolean(),
  /** Minutes after midnight between which it shows none; over midnight where from is later than to. */
  quietFrom: z
    .int()
    .min(0)
    .max(24 * 60 - 1),
  quietTo: z
    .int()
    .min(0)
    .max(24 * 60 - 1),
});
export type DeviceSettings = z.output<typeof deviceSettings>;

export const standardSettings: DeviceSettings = {
  language: 'vi',
  theme: 'system',
  isRailCollapsed: false,
  showsNotices: true,
  quietFrom: 21 * 60,
  quietTo: 7 * 60,
};

export const settingsContract = {
  get: query('The settings of this laptop', z.object({}), deviceSettings),
  set: command('Changes settings of this laptop', exactPartial(deviceSettings), deviceSettings),
};

import { z } from 'zod';
import { exactPartial } from '../lib/fields.ts';
import { command, query } from '../rpc/procedure.ts';

/** Settings of this laptop; they never sync. */
export const deviceSettings = z.object({
  language: z.enum(['vi', 'en']),
  theme: z.enum(['light', 'dark', 'system']),
  isRailCollapsed: z.boolean(),
});
export type DeviceSettings = z.output<typeof deviceSettings>;

export const standardSettings: DeviceSettings = { language: 'vi', theme: 'system', isRailCollapsed: false };

export const settingsContract = {
  get: query('The settings of this laptop', z.object({}), deviceSettings),
  set: command('Changes settings of this laptop', exactPartial(deviceSettings), deviceSettings),
};

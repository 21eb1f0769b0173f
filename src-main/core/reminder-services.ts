import type { AppCapabilities } from '../../src-shared/app/app.contract.ts';
import type { DeviceSettings } from '../../src-shared/settings/settings.contract.ts';
import { createCare } from './care/index.ts';
import { createRenewalTasks } from './contracts/index.ts';
import type { Handlers } from './dispatcher.ts';
import { createEscalation } from './tasks/index.ts';
import type { Session } from './profile/session.ts';
import { createReminders, createYearlyDaysService } from './reminders/index.ts';
import { createSoldServices } from './sold-services.ts';

export interface ReminderServices {
  readonly handlers: Pick<Handlers, 'reminders' | 'yearlyDays' | 'care' | 'contracts' | 'installedItems'>;
  /** Called every few seconds while the program runs. */
  tick(capabilities: AppCapabilities): void;
  close(): void;
}

/** What a person is reminded of, and what the program does about it by itself. */
export function createReminderServices(
  { ctx, profile }: Session,
  customers: Handlers['customers'],
  settings: () => DeviceSettings,
): ReminderServices {
  const reminders = createReminders(ctx, { settings, isOffice: profile.kind === 'office' });
  const care = createCare(ctx, customers);
  const escalation = createEscalation(ctx);
  const renewals = createRenewalTasks(ctx);
  return {
    handlers: {
      reminders: reminders.handlers,
      yearlyDays: createYearlyDaysService(ctx),
      care: care.handlers,
      ...createSoldServices(ctx, renewals),
    },
    tick({ canNotify }) {
      care.tick();
      escalation.tick();
      renewals.tick();
      if (!canNotify) return;
      for (const notice of reminders.tick()) ctx.changes.emit({ type: 'notice', notice });
    },
    close() {
      care.close();
      renewals.stop();
      reminders.close();
    },
  };
}

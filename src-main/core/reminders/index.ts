export { createReminderRulesReader, daysAheadOf } from './reminder-rules.ts';
export { createReminderSources } from './reminder-sources.ts';
export { createReminders, type Reminders } from './reminders.service.ts';
export { createYearlyDaysService } from './yearly-days.service.ts';

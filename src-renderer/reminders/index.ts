export { ReminderBell } from './ReminderBell.tsx';
export { ReminderCentre } from './ReminderCentre.tsx';
export { reminderCentre } from './centre.ts';
export { ReminderSettings } from './ReminderSettings.tsx';
export { RemindersCard } from './RemindersCard.tsx';
export { useNotices } from './use-notices.ts';

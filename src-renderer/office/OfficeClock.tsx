import type { ReactNode } from 'react';
import { useOfficeStatus } from '../api/use-office.ts';
import { ClockOffset } from '../ui/use-now.ts';

/** What is on the screen goes by the office's clock, as reminders and terms do: a wrong clock of a laptop moves nobody's day. */
export function OfficeClock({ children }: { children: ReactNode }) {
  return <ClockOffset value={useOfficeStatus()?.clockOffsetMs ?? 0}>{children}</ClockOffset>;
}

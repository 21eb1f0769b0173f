import { createContext, useContext, useEffect, useState } from 'react';

const minuteMs = 60_000;

/** This laptop's clock less the one that counts, in milliseconds; nought where there is no other or it is right. */
export const ClockOffset = createContext(0);

/**
 * The time, new every minute: enough for "today" and "in 2 days", and no reason for an idle laptop to wake more often. By the office's
 * clock, as the core counts: on a laptop that is a day off, today is the office's today all the same.
 */
export function useNow(): number {
  return useLaptopNow() - useContext(ClockOffset);
}

/** The time by this laptop's own clock, beside what it has stamped itself. */
export function useLaptopNow(): number {
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), minuteMs);
    return () => clearInterval(timer);
  }, []);
  return now;
}

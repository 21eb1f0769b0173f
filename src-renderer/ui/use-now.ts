import { useEffect, useState } from 'react';

const minuteMs = 60_000;

/** The time, new every minute: enough for "today" and "in 2 days", and no reason for an idle laptop to wake more often. */
export function useNow(): number {
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), minuteMs);
    return () => clearInterval(timer);
  }, []);
  return now;
}

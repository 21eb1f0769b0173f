import { useEffect, useState } from 'react';

const lateMs = 100;

/** Whether an answer (`what` names it) has been waited for longer than anybody notices: until then what was shown before stays, whole. */
export function useIsLate(isWaiting: boolean, what: string): boolean {
  const [late, setLate] = useState<string | null>(null);
  useEffect(() => {
    if (!isWaiting) return undefined;
    const timer = setTimeout(() => setLate(what), lateMs);
    return () => clearTimeout(timer);
  }, [isWaiting, what]);
  return isWaiting && late === what;
}

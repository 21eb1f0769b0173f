import { useLayoutEffect, useRef, useState } from 'react';

/** The same functions each time, which do what the newest ones do: parts that get them are not drawn anew because of them. */
export function useStable<Can extends Readonly<Record<string, (...of: never[]) => void>>>(newest: Can): Can {
  const now = useRef(newest);
  useLayoutEffect(() => {
    now.current = newest;
  });
  const [stable] = useState(() =>
    Object.fromEntries(Object.keys(newest).map((name) => [name, (...of: never[]) => now.current[name]?.(...of)])),
  );
  return stable as Can; // the same names, each with what its function takes
}

import { createContext, useContext, useEffect, useMemo, useRef, useState } from 'react';
import type { ReactNode } from 'react';
import { useAfterFrame } from './use-after-frame.ts';

export interface Place {
  readonly title: string;
  /** Said after the title: the record's name, the day. */
  readonly detail?: string;
  /** Where a click on the title goes, such as from a record back to its list. */
  readonly onTitle?: () => void;
}

const PlaceContext = createContext<Place | null>(null);
const SetPlaceContext = createContext<(place: Place) => void>(() => {});

export function PlaceProvider({ children }: { children: ReactNode }) {
  const [place, setPlace] = useState<Place | null>(null);
  return (
    <SetPlaceContext value={setPlace}>
      <PlaceContext value={place}>{children}</PlaceContext>
    </SetPlaceContext>
  );
}

/** Called by each screen: the top bar and the window's title say where the user is. */
export function usePlace({ title, detail, onTitle }: Place) {
  const setPlace = useContext(SetPlaceContext);
  const hasWay = onTitle !== undefined;
  const newest = useRef(onTitle);
  useEffect(() => {
    newest.current = onTitle;
  });
  // The bar keeps one function while the screen paints many: it asks for the newest only when it is clicked.
  const way = useMemo(() => (hasWay ? () => newest.current?.() : undefined), [hasWay]);
  useEffect(() => {
    setPlace({ title, ...(detail === undefined ? {} : { detail }), ...(way === undefined ? {} : { onTitle: way }) });
  }, [setPlace, title, detail, way]);
  // The browser tells its window of it at once, which the first picture need not wait for.
  const shown = `${detail ?? title} – Fieldbook`;
  useAfterFrame(true, () => void (document.title = shown), shown);
}

export function useCurrentPlace(): Place | null {
  return useContext(PlaceContext);
}

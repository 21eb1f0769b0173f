/** Where somebody was in a list. */
export interface Place {
  readonly scrollTop: number;
  readonly active: number;
}

export function readPlace(name: string | undefined): Place {
  try {
    const kept: unknown = JSON.parse((name === undefined ? null : sessionStorage.getItem(`fieldbook.place.${name}`)) ?? 'null');
    if (typeof kept !== 'object' || kept === null) return { scrollTop: 0, active: 0 };
    return { scrollTop: Number(Reflect.get(kept, 'scrollTop')) || 0, active: Number(Reflect.get(kept, 'active')) || 0 };
  } catch {
    return { scrollTop: 0, active: 0 };
  }
}

export function keepPlace(name: string | undefined, place: Place) {
  if (name === undefined) return;
  try {
    sessionStorage.setItem(`fieldbook.place.${name}`, JSON.stringify(place));
  } catch {
    // Losing the place in a list is a small thing; failing to show the list would not be.
  }
}

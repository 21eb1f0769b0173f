/** Where a link leads: an entry and its instant. */
export interface TimelinePlace {
  readonly id: string;
  readonly at: string;
}

/** As an address says it; null where it says nothing that can be found. */
export function placeOf(text: string | undefined): TimelinePlace | null {
  const [at = '', id = ''] = text?.split(' ') ?? [];
  return id === '' || Number.isNaN(Date.parse(at)) ? null : { at, id };
}

export function writePlace({ at, id }: TimelinePlace): string {
  return `${at} ${id}`;
}

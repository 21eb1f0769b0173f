import type { JournalEntry } from '../platform/journal.ts';
import type { WriteDoorDeps } from './write-door.ts';

/*
 * The write door's hand in the operation journal. Only write.ts uses this file.
 *
 *     a change     COMMIT ─ written and synced ─ answer
 *     a slice      COMMIT ─ waits │ another turn: written │ another thread: synced
 *
 * What waits is in the database already. A change of somebody else in between is written after it, in the order of the numbers: a journal that
 * had the later one alone would look complete.
 */

/** `committedAfter` reads what was committed under higher numbers than this. */
export function createJournalHand(
  { journal, log, onJournal }: Pick<WriteDoorDeps, 'journal' | 'log' | 'onJournal'>,
  committedAfter: (opNo: number) => JournalEntry[],
) {
  let isBehind = false;
  /** What the journal has not got: everything committed after its last entry, so that a gap closes with the next change. */
  const missing = () => committedAfter(journal.lastOpNo());
  const fallBehind = (error: unknown) => {
    // The change is committed and safe in the database; its second copy follows with the next change or start.
    log.error('the journal is behind', error);
    isBehind = true;
    onJournal('behind');
  };
  const append = (entries: () => readonly JournalEntry[]) => {
    try {
      journal.append(isBehind ? missing() : entries());
      if (isBehind) onJournal('caught-up');
      isBehind = false;
    } catch (error) {
      fallBehind(error);
    }
  };

  return {
    add(entries: readonly JournalEntry[]): void {
      append(() => entries);
    },
    addLater(entries: readonly JournalEntry[]): void {
      if (isBehind) append(missing);
      else journal.appendLater(entries);
    },
    async settle(): Promise<void> {
      try {
        await journal.settle();
      } catch (error) {
        fallBehind(error);
      }
    },
    catchUp(): void {
      append(missing);
    },
  };
}

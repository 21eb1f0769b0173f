import { uptime } from 'node:os';

/** Tells one running process of this machine from another, also after a restart of the machine. */
export interface ProcessMark {
  readonly pid: number;
  /** When the machine was started: the numbers of processes begin again then. */
  readonly bootedAtMs: number;
}

export function markOfThisProcess(): ProcessMark {
  return { pid: process.pid, bootedAtMs: Math.round(Date.now() - uptime() * 1000) };
}

/** The clock may have been set in between; a machine is not started twice within this time. */
const sameBootMs = 60_000;

/**
 * Whether another process than this one is still running under that mark. A number that was given to a new process in the same run of
 * the machine is taken for the old one; that ends when the new one does.
 */
export function isOtherProcessRunning(mark: ProcessMark): boolean {
  const own = markOfThisProcess();
  if (mark.pid === own.pid || Math.abs(mark.bootedAtMs - own.bootedAtMs) > sameBootMs) return false;
  try {
    process.kill(mark.pid, 0);
    return true;
  } catch (error) {
    // A process of somebody else is there, only not ours to signal.
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}

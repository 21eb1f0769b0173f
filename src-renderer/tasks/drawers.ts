import { createOpener } from '../ui/opener.ts';

export interface NewTaskStart {
  readonly customer?: { readonly id: string; readonly name: string };
  readonly title?: string;
  /** What it is done for. */
  readonly opportunityId?: string;
  /** A day, `YYYY-MM-DD`. */
  readonly dueOn?: string;
}

/** Writes a task down: `newTaskDrawer.open({ customer: { id, name } })` from any screen. */
export const newTaskDrawer = createOpener<NewTaskStart>();

/** Shows a task with everything that can be done to it. */
export const taskDrawer = createOpener<{ readonly taskId: string }>();

/** One job for many customers: those that are named, and those that a filter lets through. */
export const manyTasksDrawer = createOpener<{
  readonly ids?: readonly string[];
  readonly onDone?: () => void;
}>();

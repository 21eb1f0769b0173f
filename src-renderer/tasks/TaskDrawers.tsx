import { ManyTasksDrawer } from './ManyTasksDrawer.tsx';
import { NewTaskDrawer } from './NewTaskDrawer.tsx';
import { TaskDrawer } from './TaskDrawer.tsx';

/** The drawers of tasks, which any screen may open; the frame shows them. */
export function TaskDrawers() {
  return (
    <>
      <NewTaskDrawer />
      <TaskDrawer />
      <ManyTasksDrawer />
    </>
  );
}

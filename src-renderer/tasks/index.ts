export { CustomerTasks } from './CustomerTasks.tsx';
export { manyTasksDrawer, newTaskDrawer, taskDrawer } from './drawers.ts';
export { readTaskSearch } from './task-search.ts';
export { TaskDrawers } from './TaskDrawers.tsx';
export { TasksPage } from './TasksPage.tsx';
export { TodayTasks } from './TodayTasks.tsx';
export { useDeliveryTask } from './use-delivery-task.ts';
export { useDueTaskCount } from './use-tasks.ts';

/** What hangs on a customer and comes back out of its history line by line, by whoever sees it. */
export const restorableEntities = ['contacts', 'visits', 'tasks', 'opportunities', 'files'] as const;
export type RestorableEntity = (typeof restorableEntities)[number];

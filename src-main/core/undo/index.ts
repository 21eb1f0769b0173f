export { createUndoService, undoGroup } from './undo.service.ts';

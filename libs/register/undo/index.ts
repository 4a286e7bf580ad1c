export { UndoImport, UndoImportHandler, undoId } from './undo.command';
export { UndoDeciding } from './undo.deciding';
export { RegisterUndoController } from './undo.http';
export { UndoTelling } from './undo.telling';
export { undoJobId, Undoes } from './undoes.store';

export { UndoImport, UndoImportHandler, undoId } from './undo.command';
export { UndoDeciding } from './undo.deciding';
export { RegisterUndoController } from './undo.http';
export { undoJobId, Undoes } from './undoes.store';

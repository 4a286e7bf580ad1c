export { familyChangeAnswer, importChanges, overviewAnswer } from './preview.answers';
export {
  PreviewRegister,
  PreviewRegisterHandler,
  type PreviewOutcome,
  type PreviewOverview,
} from './preview.query';
export { Previews } from './previews.store';
export type { CellChange, FamilyChange } from './family-changes';

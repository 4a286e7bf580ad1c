export { familyRecord } from './family-record';
export { NumbersFromBefore } from './numbers-from-before.query';
export {
  BroughtFamilies,
  FamilyRecords,
  StrikeFamiliesBut,
  TranscribeFamilies,
  type BroughtFamily,
  type FamilyTranscription,
  type StreamPart,
  type StruckFamily,
} from './register.queries';

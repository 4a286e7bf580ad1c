export { familyRecord } from './family-record';
export {
  FamilyRecords,
  StrikeFamiliesBut,
  TranscribeFamilies,
  type FamilyTranscription,
  type StreamPart,
} from './register.queries';

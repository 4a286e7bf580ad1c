export { assessmentIdOf, CaseWords, type TextsOfSubject } from './case-words';
export {
  familyNameSchema,
  noteSchema,
  personalFields,
  personalSchema,
  personAnswer,
  textsOf,
  toldOf,
  type PersonTold,
} from './personal-texts';

export { assessmentIdOf, CaseWords, type TextsOfSubject } from './case-words';
export {
  familyNameSchema,
  noteSchema,
  personalFields,
  personalSchema,
  personAnswer,
  textsOf,
  personalDetails,
  type PersonalDetails,
} from './personal-texts';

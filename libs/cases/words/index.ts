export { assessmentIdOf, CaseWords, type TextsOfSubject } from './case-words';
export {
  familyNameSchema,
  noteSchema,
  personalFields,
  personalSchema,
  personAnswer,
  textsOf,
  detailsOf as toldOf,
  type PersonDetails as PersonTold,
} from './personal-texts';

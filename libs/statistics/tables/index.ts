export { Counts } from './counts';
export { figuresOf, type Figure } from './figures';
export {
  activeFamiliesIn,
  schoolStages,
  tablesFrom,
  type MunicipalityPart,
  type SchoolStage,
  type Tables,
} from './tables';
export { TablesAt, type TablesAnswer } from './tables.view';

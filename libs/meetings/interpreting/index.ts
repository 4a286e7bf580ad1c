export {
  interpretingOf,
  interpretingStandings,
  languagesNeeded,
  withoutInterpreter,
  type Interpreting,
  type InterpretingStanding,
} from './interpreting';
export { interpretingAnswer, shownInterpreting } from './interpreting.answers';

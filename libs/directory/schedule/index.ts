export {
  InterpretersOf,
  RemoveInterpreter,
  SetInterpreter,
  type Interpreter,
  type InterpreterTexts,
} from './interpreters.commands';
export { ChangeSchedule, ScheduleOf, type Schedule } from './schedule.commands';

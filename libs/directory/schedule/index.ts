export { ChangeSchedule, ScheduleOf, type Schedule } from './schedule.commands';

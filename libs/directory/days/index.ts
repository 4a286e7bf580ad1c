export { DaysOffBetween, type DayOff } from './days-off';
export { workingDays, workingDaysAfter, type IsWorkingDay } from './working-days';

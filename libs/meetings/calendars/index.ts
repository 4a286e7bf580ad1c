export { Calendars } from './calendars.store';

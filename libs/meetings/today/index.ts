export { MeetingsToday, type MeetingSection } from './today.queries';

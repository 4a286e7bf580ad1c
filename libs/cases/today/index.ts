export {
  TodayOf,
  type SectionKind,
  type Today,
  type TodayItem,
  type TodaySection,
} from './today.queries';

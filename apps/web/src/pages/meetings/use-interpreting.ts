import { useLanguage } from '../../parts/use-language';
import { useWords } from '../case/use-words';
import { useInterpreters, type Meeting } from './meeting-data';

export type Interpreting = Meeting['interpreting'][number];

/** Who interprets which language at a meeting, as people say it (law.md 24). */
export function useInterpreting() {
  const { text, list, dayText } = useWords();
  const { name: languageName } = useLanguage();
  const all = useInterpreters().data?.items ?? [];
  const interpreterName = (interpreterId: string) =>
    all.find((one) => one.interpreterId === interpreterId)?.name ??
    text('schedule.interpreter.nameless');
  return {
    interpreterName,
    /** Those who can be booked, by their names. */
    speakersOf: (language: string) =>
      all.filter(({ active, languages }) => active && languages.includes(language)),
    inWords: ({ language, standing, interpreterIds, orderedOn, confirmedOn }: Interpreting) =>
      text(`meetings.interpreting.${standing}`, {
        language: languageName(language),
        who: list(interpreterIds.map(interpreterName)),
        day: dayText(confirmedOn ?? orderedOn ?? '1970-01-01'),
      }),
  };
}

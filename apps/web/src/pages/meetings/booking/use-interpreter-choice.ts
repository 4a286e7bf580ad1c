import type { Meeting } from '../meeting-data';
import { useInterpreting } from '../use-interpreting';

/** Who shall interpret each language at a time that is booked: as proposed, until somebody says otherwise. */
export function useInterpreterChoice(
  { interpreting }: Meeting,
  proposed: readonly string[] | undefined,
) {
  const { speakersOf } = useInterpreting();
  const languages = interpreting
    .filter(({ needed, standing }) => needed && standing !== 'ordered' && standing !== 'confirmed')
    .map(({ language }) => language)
    .filter((language) => speakersOf(language).length > 0);
  const valueOf = (language: string, picked: Readonly<Record<string, string>>): string => {
    const speakers = speakersOf(language).map(({ interpreterId }) => interpreterId);
    // A time out of a poll proposes nobody: then the first, and the house says if they are taken.
    const usual = proposed ? speakers.find((id) => proposed.includes(id)) : speakers[0];
    return picked[language] ?? usual ?? '';
  };
  return {
    languages,
    valueOf,
    optionsOf: (language: string) =>
      speakersOf(language).map(({ interpreterId, name }) => ({
        value: interpreterId,
        label: name ?? '',
      })),
    chosen: (picked: Readonly<Record<string, string>>): string[] => [
      ...new Set(languages.map((language) => valueOf(language, picked)).filter((id) => id !== '')),
    ],
  };
}

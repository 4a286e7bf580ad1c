import { useLanguage } from '../../../parts/use-language';
import type { Compared } from '../../../parts/versions';
import { useWords } from '../../case/use-words';
import type { Meeting, MeetingRequest } from '../meeting-data';
import { invited, type RequestValues } from './request-values';
import { usePartyName } from '../use-party-name';
import { useTimeWords } from '../use-time-words';

/** What a meeting is asked for with, in words. */
export function useRequestWords() {
  const { text, list, dayText } = useWords();
  const { name: language } = useLanguage();
  const { weekdayOf } = useTimeWords();
  const partyName = usePartyName();
  const names = (ids: readonly string[]) => list(ids.map(partyName));

  function wishesOf({ weekdays, dayParts, notInSchoolTimeOf }: MeetingRequest['wishes']) {
    return [
      ...(weekdays.length > 0 ? [list(weekdays.map(weekdayOf))] : []),
      ...(dayParts.length > 0
        ? [list(dayParts.map((one) => text(`meetings.day-part.${one}`)))]
        : []),
      ...(notInSchoolTimeOf ? [text('meetings.wish.not-in-school-time')] : []),
    ];
  }

  return {
    /** The kind, the form and the length on one line. */
    headline: ({ kind, form, minutes }: MeetingRequest) =>
      text('meetings.headline', {
        kind: text(`case.kind.${kind}`),
        form: text(`case.form.${form}`).toLocaleLowerCase(),
        minutes,
      }),
    /** Label and words of each thing that was asked for. */
    facts: ({ request, interpreting }: Meeting): readonly (readonly [string, string])[] => {
      const { must, may, equipment, wishes, earliest, latest, noticeDays } = request;
      const languages = interpreting.filter(({ needed }) => needed);
      const mays = [...may.memberIds, ...may.unitIds];
      const wished = wishesOf(wishes);
      return [
        [text('meetings.must'), names([...must.memberIds, ...must.unitIds])],
        ...(mays.length > 0 ? [[text('meetings.may'), names(mays)] as const] : []),
        [
          text('meetings.window'),
          text('meetings.window.value', {
            from: dayText(earliest),
            to: dayText(latest),
            days: noticeDays,
          }),
        ],
        [
          text('meetings.interpreter.fact'),
          languages.length > 0
            ? list(languages.map((one) => language(one.language)))
            : text('meetings.interpreter.no'),
        ],
        ...(equipment.length > 0
          ? [
              [
                text('meetings.equipment.fact'),
                list(equipment.map((one) => text(`schedule.equipment.${one}`))),
              ] as const,
            ]
          : []),
        ...(wished.length > 0 ? [[text('meetings.wishes'), wished.join('; ')] as const] : []),
      ];
    },
    compared: (mine: RequestValues, now: RequestValues): readonly Compared[] => {
      const people = (input: RequestValues, part: 'must' | 'may') =>
        names([...invited(input.members, part), ...invited(input.units, part)]);
      const row = (label: string, of: (input: RequestValues) => string) => ({
        label: text(label),
        mine: of(mine),
        now: of(now),
      });
      return [
        row('case.label.meeting-kind', ({ kind }) => text(`case.kind.${kind}`)),
        row('case.label.form', ({ form }) => text(`case.form.${form}`)),
        row('meetings.must', (input) => people(input, 'must')),
        row('meetings.may', (input) => people(input, 'may')),
        row('meetings.earliest', ({ earliest }) => earliest),
        row('meetings.latest', ({ latest }) => latest),
        row('case.label.minutes', ({ minutes }) => minutes),
        row('meetings.notice', ({ noticeDays }) => noticeDays),
        row('meetings.interpreter.fact', (input) =>
          input.language ? language(input.language) : '',
        ),
        row('meetings.equipment.fact', ({ equipment }) =>
          list(equipment.map((one) => text(`schedule.equipment.${one}`))),
        ),
        row('meetings.wishes', ({ weekdays, dayParts }) =>
          list([
            ...weekdays.map((one) => weekdayOf(Number(one))),
            ...dayParts.map((one) => text(`meetings.day-part.${one}`)),
          ]),
        ),
      ];
    },
  };
}

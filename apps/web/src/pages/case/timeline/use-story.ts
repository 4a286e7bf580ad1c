import type { TimelineEntry } from '../case-data';
import { useCaseFile, type CaseFile } from '../case-file';
import { useWords, type Words } from '../use-words';

/** One thing that was written down, in plain words. */
export interface Happening {
  readonly version: number;
  readonly happenedOn: string;
  readonly recordedAt: string;
  readonly by: string;
  readonly text: string;
  readonly fromRegister: boolean;
  /** What a correction changed. */
  readonly changes: readonly {
    readonly label: string;
    readonly before: string;
    readonly after: string;
  }[];
  /** When it was struck, or corrected, by something that was written later. */
  readonly struckAt?: string;
  readonly correctedAt?: string;
  /** Of what was worded anew, which words can be read as they were. */
  readonly earlier?: { readonly subjectId: string; readonly fields: readonly DoorField[] };
}

/** A field of the vault, as the api calls it. */
export type DoorField = 'name' | 'personNumber' | 'phone' | 'email' | 'address' | 'note';

type Reworded = Readonly<Record<'changed' | 'cleared', readonly string[]>>;

function doorField(field: string): DoorField {
  return field === 'person-number' ? 'personNumber' : (field as DoorField);
}

type Data = Readonly<Record<string, unknown>>;

/** The entry an event speaks of, so that later events can be held against it. */
function entryOf(type: string, data: Data): string | null {
  const id = data['memberId'] ?? data['entryId'];
  if (type === 'case.member-interpreter-noted') return `interpreter ${String(id)}`;
  if (type.startsWith('case.member')) return `member ${String(id)}`;
  if (type === 'case.contact-ended') return `contact-end ${String(data['contactId'])}`;
  if (type.startsWith('case.contact')) return `contact ${String(data['contactId'])}`;
  if (type.startsWith('case.meeting')) return `meeting ${String(data['meetingId'])}`;
  if (type.startsWith('case.clos')) return `closing ${String(data['closingId'])}`;
  if (type === 'case.reopened') return `reopening ${String(data['closingId'])}`;
  if (type.startsWith('case.process-start')) return `process-start ${String(id)}`;
  if (type === 'case.process-ended') return `process-end ${String(id)}`;
  if (type.startsWith('case.referr')) return 'referral';
  if (type.startsWith('case.assess')) return 'assessment';
  if (type === 'case.reworded' && data['entry'] === 'case') return 'referral';
  if (type === 'case.reworded' && data['entry'] === 'assessment') return 'assessment';
  if (type === 'case.entry-struck' || type === 'case.reworded')
    return `${String(data['entry'])} ${String(id)}`;
  return null;
}

/** All events of a case as sentences, in the order they were written. */
export function useStory(events: readonly TimelineEntry[]): readonly Happening[] {
  const file = useCaseFile();
  const words = useWords();
  const story: Happening[] = [];
  /** What stands of each entry, and where in the story it was told. */
  const standing = new Map<string, { data: Data; at: number; type: string }>();
  for (const event of events) {
    const { version, type, happenedOn, recordedAt, by } = event;
    const { contactId } = event.data as Data;
    // An end names its contact alone, of which the story has told before.
    const of = type === 'case.contact-ended' && standing.get(`contact ${String(contactId)}`)?.data;
    const data = { ...of, ...(event.data as Data), day: happenedOn };
    const entry = entryOf(type, data);
    const before = entry ? standing.get(entry) : undefined;
    const earlier = before && story[before.at];
    const corrected = type.endsWith('-corrected');
    const reworded = type === 'case.reworded';
    const struck = type === 'case.entry-struck' || type === 'case.process-start-struck';
    if (earlier && corrected) story[before.at] = { ...earlier, correctedAt: recordedAt };
    if (earlier && struck) story[before.at] = { ...earlier, struckAt: recordedAt };
    story.push({
      version,
      happenedOn,
      recordedAt,
      by: by.role,
      text: sentence(type, data, before?.data ?? {}, file, words),
      fromRegister: (event.data as Data)['source'] === 'register',
      changes: corrected && before ? changesOf(type, before.data, data, words) : [],
      ...(reworded && { earlier: earlierOf(data) }),
    });
    if (entry && !struck && !reworded) standing.set(entry, { data, at: story.length - 1, type });
  }
  return story;
}

function earlierOf(data: Data): NonNullable<Happening['earlier']> {
  const { changed, cleared } = data as unknown as Reworded;
  return { subjectId: String(data['entryId']), fields: [...changed, ...cleared].map(doorField) };
}

/** Which words are others now, and which were taken away. */
function rewordedText(data: Data, { text, list }: Words): string {
  const { changed, cleared } = data as unknown as Reworded;
  const label = (field: string) => text(wordLabel(doorField(field), data['entry'] === 'case'));
  return list([
    ...changed.map(label),
    ...cleared.map((field) => text('words.cleared', { what: label(field) })),
  ]).toLocaleLowerCase();
}

export function wordLabel(field: DoorField, ofCase: boolean): string {
  if (field === 'note') return 'words.note';
  return `case.label.${ofCase && field === 'name' ? 'familyName' : field}`;
}

const silent = new Set(['source', 'number', 'memberId', 'contactId', 'meetingId', 'closingId']);

const turnedAway = { field: 'reason', word: 'assessment-reason' };

function changesOf(
  type: string,
  before: Data,
  after: Data,
  { text, valueText }: Words,
): Happening['changes'] {
  return (
    Object.keys(after)
      // A member has no day of its own: the day of the event is when it was written.
      .filter((field) => !silent.has(field) && !(field === 'day' && type.startsWith('case.member')))
      .filter((field) => JSON.stringify(before[field]) !== JSON.stringify(after[field]))
      // A case is closed for other reasons than it is turned away.
      .map((field) =>
        field === 'reason' && type.startsWith('case.assess') ? turnedAway : { field, word: field },
      )
      .map(({ field, word }) => ({
        label: text(`case.label.${word}`),
        before: valueText(word, before[field]),
        after: valueText(word, after[field]),
      }))
  );
}

/** Which of several sentences tells of an event. */
function choiceOf(type: string, data: Data): unknown {
  if (type === 'case.member-interpreter-noted') return data['language'] === null && 'none';
  if (type === 'case.meeting-held') return data['withoutConsent'] && 'without-consent';
  return data[type === 'case.assessed' ? 'outcome' : 'entry'];
}

function sentence(type: string, data: Data, before: Data, file: CaseFile, words: Words): string {
  const { text, valueText, dayText } = words;
  // What is struck, or said in other words, is told as it was.
  const ofEntry = type === 'case.reworded' || type.endsWith('-struck');
  const facts = ofEntry ? before : data;
  const word = (field: string) => valueText(field, facts[field]);
  const discussed = facts['discussed'] as readonly string[] | undefined;
  /** Within a sentence, with a small letter; the first letter of a sentence is made large at the end. */
  const within = (field: string) =>
    typeof facts[field] === 'string' ? word(field).toLocaleLowerCase() : '';
  const choice = choiceOf(type, data);
  const id = typeof choice === 'string' ? `${type}.${choice}` : type;
  const whole = text(`event.${id}`, {
    who: facts['memberId'] ? file.nameOf(String(facts['memberId'])) : '',
    role: within('role'),
    birthYear: String(facts['birthYear']),
    unit: word('unitId'),
    kind: within('kind'),
    precision: String(facts['precision']),
    units: word('unitIds'),
    discussed: discussed?.length ? word('discussed') : '',
    minutes: String(facts['minutes'] ?? ''),
    form: within('form'),
    reason: type === 'case.closed' ? within('reason') : within('withoutConsent'),
    category: typeof facts['category'] === 'string' ? word('category') : '',
    municipality: typeof facts['municipality'] === 'string' ? word('municipality') : '',
    language: word('language'),
    words: type === 'case.reworded' ? rewordedText(data, words) : '',
    on: typeof facts['day'] === 'string' ? dayText(facts['day']) : '',
  });
  return whole.charAt(0).toLocaleUpperCase() + whole.slice(1);
}

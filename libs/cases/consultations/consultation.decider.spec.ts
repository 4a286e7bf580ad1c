import type { ConsultationEvent } from '@famsam/contracts';
import { localDate } from '@famsam/kernel';
import { deciderSpec } from '../../../tests/support/decider-spec';
import { consultationDecider } from './consultation.decider';
import { transcribeConsultations } from './consultation.transcription';
import type { ConsultationRow } from './consultation.view';

const today = localDate('2022-06-01');
const heldOn = localDate('2022-05-01');
const hold = { type: 'hold', heldOn, kind: 'private-person', source: 'team' } as const;
const held: ConsultationEvent = {
  type: 'consultation.held',
  happenedOn: heldOn,
  data: { source: 'team', kind: 'private-person' },
};
const struck: ConsultationEvent = { type: 'consultation.struck', happenedOn: today, data: {} };
const given = deciderSpec(consultationDecider, { today });

describe('a consultation', () => {
  it('is held, and holds nothing but its kind (law.md 15)', () => {
    given().when(hold).then(held);
  });
  it('is refused twice, and in the future', () => {
    given(held).when(hold).thenRefused('consultation.already-held');
    given()
      .when({ ...hold, heldOn: localDate('2022-06-02') })
      .thenRefused('day.in-future');
  });
  it('is struck once', () => {
    given(held).when({ type: 'strike' }).then(struck);
    given(held, struck).when({ type: 'strike' }).thenNothing();
    given().when({ type: 'strike' }).thenRefused('consultation.unknown');
  });
});

describe('a register tells of consultations', () => {
  const row = (id: string, change: Partial<ConsultationRow> = {}): ConsultationRow => ({
    areaId: 'a',
    consultationId: id,
    source: 'register',
    kind: 'private-person',
    heldOn,
    struck: false,
    version: 1,
    ...change,
  });
  const idFor = (name: string) => name;
  const id = (n: number) => `consultation ${heldOn} private-person ${n}`;
  const told = (count: number, known: ConsultationRow[]) =>
    transcribeConsultations(
      Array.from({ length: count }, () => ({ heldOn, kind: 'private-person' as const })),
      known,
      today,
      idFor,
    ).map((part) => [part.stream, ...part.events.map((e) => e.type)].join(' '));

  it('several a day, each once', () => {
    expect(told(2, [])).toEqual([
      `consultation-${id(1)} consultation.held`,
      `consultation-${id(2)} consultation.held`,
    ]);
    expect(told(2, [row(id(1)), row(id(2))])).toEqual([]);
  });
  it('one less: one is struck; and back again it returns', () => {
    expect(told(1, [row(id(1)), row(id(2))])).toEqual([
      `consultation-${id(2)} consultation.struck`,
    ]);
    expect(told(2, [row(id(1)), row(id(2), { struck: true, version: 2 })])).toEqual([
      `consultation-${id(2)} consultation.held`,
    ]);
  });
  it('the team wrote down itself: not doubled, and never struck', () => {
    expect(told(1, [row('x', { source: 'team' })])).toEqual([]);
    expect(told(0, [row('x', { source: 'team' })])).toEqual([]);
  });
});

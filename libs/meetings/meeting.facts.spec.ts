import { spokenOf } from './meeting.facts';

const members = [
  { memberId: 'mother', role: 'guardian' },
  { memberId: 'father', role: 'guardian' },
  { memberId: 'kim', role: 'child' },
  { memberId: 'robin', role: 'child' },
] as const;

const meetingWith = (must: readonly string[], may: readonly string[] = []) => ({
  must: { memberIds: [...must], unitIds: ['school'] },
  may: { memberIds: [...may], unitIds: [] },
});

it.each([
  ['those who come', ['mother', 'kim'], [], ['mother', 'kim']],
  ['those who may come as well', ['mother'], ['kim'], ['mother', 'kim']],
  ['all children, where none comes (law.md 8)', ['mother'], [], ['mother', 'kim', 'robin']],
  ['all, where nobody of the family comes', [], [], ['mother', 'father', 'kim', 'robin']],
  ['nobody who is not of the family any more', ['uncle', 'kim'], [], ['kim']],
])('a meeting speaks of %s', (_whom, must, may, spoken) => {
  expect(spokenOf(members, meetingWith(must, may))).toEqual(spoken);
});

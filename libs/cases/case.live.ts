import type { Recorded } from '@famsam/kernel';
import type { Stale } from '@famsam/platform';
import { streamId } from '@famsam/platform';
import { consultationStream } from './consultations';

const team = ['coordinator'];

/** The pages that show what an event of this room has changed; a referrer hears of no case by its id (law.md 2). */
export function staleAfter({ stream, type }: Recorded): readonly Stale[] {
  if (stream.startsWith(`${consultationStream.category}-`))
    return [{ key: ['consultations'], for: team }];
  return [
    { key: ['case', streamId(stream)], for: team },
    { key: ['cases'], for: team },
    { key: ['today'], for: team },
    { key: ['own-referrals'], for: ['referrer'] },
    // Which interpreters a meeting needs follows from the family.
    ...(type === 'case.member-interpreter-noted' ? [{ key: ['meetings'], for: team }] : []),
  ];
}

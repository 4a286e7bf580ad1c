import { setImmediate as nextTurn } from 'node:timers/promises';
import type { AreaId, CommandId } from '@famsam/kernel';
import { RejectedError } from '@famsam/platform';
import type { Undo, UndoDeciding } from './undo.deciding';
import { UndoTelling } from './undo.telling';

const asked = (bring: string, areaId = 'an area') => ({
  areaId: areaId as AreaId,
  bring: bring as CommandId,
  undo: `${bring} undone` as CommandId,
});
const nothing: Undo = {
  parts: [],
  counts: { families: 0, consultations: 0, municipalities: 0, units: 0, left: 0 },
  left: [],
  free: { ids: [], unitIds: [], upTo: 0 },
};

/** Works on it until it is let go. */
function aDeciding() {
  const begun: string[] = [];
  const ends: { resolve: (undo: Undo) => void; reject: (error: Error) => void }[] = [];
  const decide = ({ bring }: { bring: CommandId }): Promise<Undo> => {
    begun.push(bring);
    return new Promise((resolve, reject) => void ends.push({ resolve, reject }));
  };
  return { begun, ends, telling: new UndoTelling({ decide } as unknown as UndoDeciding) };
}

it('what undoing would take back is worked out once for all who ask at a time', async () => {
  const { begun, ends, telling } = aDeciding();
  const both = Promise.all([telling.tell(asked('one')), telling.tell(asked('one'))]);
  await nextTurn();
  expect(begun).toEqual(['one']);
  ends[0]?.resolve(nothing);
  const { counts, left } = nothing;
  expect(await both).toEqual([
    { counts, left },
    { counts, left },
  ]);
  void telling.tell(asked('one'));
  await nextTurn();
  expect(begun).toEqual(['one', 'one']);
});

it('of another import it is told later, also when the first could not be', async () => {
  const { begun, ends, telling } = aDeciding();
  const first = telling.tell(asked('one'));
  await nextTurn();
  expect(() => telling.tell(asked('other'))).toThrow(RejectedError);
  ends[0]?.reject(new Error('the database is away'));
  await expect(first).rejects.toThrow('away');
  void telling.tell(asked('other'));
  await nextTurn();
  expect(begun).toEqual(['one', 'other']);
});

it('another area waits for its turn, and is refused nothing', async () => {
  const { begun, ends, telling } = aDeciding();
  const first = telling.tell(asked('one'));
  const elsewhere = telling.tell(asked('other', 'another area'));
  await nextTurn();
  expect(begun).toEqual(['one']);
  ends[0]?.reject(new Error('the database is away'));
  await expect(first).rejects.toThrow('away');
  await nextTurn();
  expect(begun).toEqual(['one', 'other']);
  ends[1]?.resolve(nothing);
  expect(await elsewhere).toMatchObject({ left: [] });
});

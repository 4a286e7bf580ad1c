import type { Type } from '@nestjs/common';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { formHoldsAtExtremes, formsOf, takesSome } from '../support/extreme-forms';

/** The doors of all rooms, so that a new one is tried on its first day. */
const libs = join(__dirname, '../../libs');
const doors = readdirSync(libs, { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.http.ts'))
  .sort();

async function formsAt(door: string) {
  const room = (await import(join(libs, door))) as Readonly<Record<string, unknown>>;
  const controllers = Object.entries(room).filter(([name]) => name.endsWith('Controller'));
  expect(controllers).not.toEqual([]);
  return controllers.flatMap(([, controller]) => formsOf(controller as Type));
}

describe('whatever comes to its forms is refused by field and rule, or within bounds', () => {
  it.each(doors)('%s', async (door) => {
    // A calendar may be as long as a file; it is read in a thread of its own.
    const foreign = door.endsWith('calendars.http.ts') ? 'text' : undefined;
    for (const form of await formsAt(door)) formHoldsAtExtremes(form, foreign);
  });

  // By chance one or another may be hard to fill in.
  it('and most take what is within them', async () => {
    const forms = (await Promise.all(doors.map(formsAt))).flat();
    expect(forms.length).toBeGreaterThan(doors.length);
    expect(forms.filter(takesSome).length).toBeGreaterThan(forms.length / 2);
  });
});

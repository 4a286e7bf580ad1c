import type { Chance } from './chance';

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[1-8][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;
/** Of each kind; the newest push out the oldest. */
const most = 12;

/** What answers have told so far: ids by their names, cursors, times that are free. */
export class Known {
  readonly cursors: string[] = [];
  readonly slots: object[] = [];
  private readonly ids = new Map<string, string[]>();

  /** `/api/v1/cases` calls an id `caseId`, and so does an answer that has one of that name. */
  learn(path: string, answer: unknown): void {
    const owner = path.replace(/\/\{\w+\}$/, '').match(/\/(?:api\/v1\/)?([a-z-]+?)(?:s|es)?$/)?.[1];
    this.read(answer, owner === undefined ? 'id' : `${camel(owner)}Id`);
  }

  /** One that was met under this name, or else nothing. */
  id(name: string, chance: Chance): string | undefined {
    const ids = this.ids.get(name);
    return ids && (chance.in(0.5) ? ids.at(-1) : chance.one(ids));
  }

  /** What was made before is over and done with; a little of it is asked for all the same. */
  forget(): void {
    for (const [name, ids] of this.ids) this.ids.set(name, ids.slice(0, 1));
    this.slots.length = 0;
  }

  private read(value: unknown, ownName: string): void {
    if (Array.isArray(value)) {
      for (const item of value) this.read(item, ownName);
      return;
    }
    if (typeof value !== 'object' || value === null) return;
    const { nextCursor, from, to, roomId } = value as Record<string, unknown>;
    if (typeof nextCursor === 'string') keep(this.cursors, nextCursor);
    if (typeof from === 'string' && typeof to === 'string' && roomId !== undefined) {
      const { itemIds } = value as Record<string, unknown>;
      keep(this.slots, { from, to, roomId, itemIds: itemIds ?? [] });
    }
    for (const [name, inside] of Object.entries(value)) {
      if (typeof inside !== 'string') this.read(inside, ownName);
      else if (uuid.test(inside)) this.keepId(name === 'id' ? ownName : name, inside);
    }
  }

  keepId(name: string, id: string): void {
    const ids = this.ids.get(name) ?? [];
    if (!ids.includes(id)) keep(ids, id);
    this.ids.set(name, ids);
  }
}

function keep<T>(list: T[], item: T): void {
  list.push(item);
  if (list.length > most) list.shift();
}

function camel(word: string): string {
  return word.replaceAll(/-(.)/g, (_, letter: string) => letter.toUpperCase());
}

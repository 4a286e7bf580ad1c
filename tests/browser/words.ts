import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

export type Language = 'sv' | 'en' | 'fi';

const folder = join(__dirname, '../../apps/web/src/texts');

/** What the pages say, by the id of the text. */
export function textsIn(language: Language): Readonly<Record<string, string>> {
  const files = readdirSync(join(folder, language));
  return Object.assign(
    {},
    ...files.map(
      (file) => JSON.parse(readFileSync(join(folder, language, file), 'utf8')) as object,
    ),
  ) as Record<string, string>;
}

const swedish = textsIn('sv');

/** What the pages say in Swedish, by the id of the text; a part that is filled in may be anything. */
export function sv(id: string): string | RegExp {
  const text = swedish[id];
  if (text === undefined) throw new Error(`there is no text ${id}`);
  if (!text.includes('{')) return text;
  if (/\{\w+,/.test(text)) throw new Error(`${id} has more than one form: ${text}`);
  const fixed = text.split(/\{\w+\}/).map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'));
  return new RegExp(`^${fixed.join('.*')}$`);
}

import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const folder = join(__dirname, '../../apps/web/src/texts/sv');
const texts = Object.assign(
  {},
  ...readdirSync(folder).map(
    (file) => JSON.parse(readFileSync(join(folder, file), 'utf8')) as object,
  ),
) as Record<string, string>;

/** What the pages say in Swedish, by the id of the text; a part that is filled in may be anything. */
export function sv(id: string): string | RegExp {
  const text = texts[id];
  if (text === undefined) throw new Error(`there is no text ${id}`);
  if (!text.includes('{')) return text;
  if (/\{\w+,/.test(text)) throw new Error(`${id} has more than one form: ${text}`);
  const fixed = text.split(/\{\w+\}/).map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'));
  return new RegExp(`^${fixed.join('.*')}$`);
}

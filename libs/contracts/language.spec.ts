import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { interpretedLanguages, languageCode } from './language';

const texts = join(__dirname, '../../apps/web/src/texts');

describe('the languages that interpreters are asked for (law.md 24)', () => {
  it.each(['sv', 'en', 'fi'])('each have one name on pages in %s', (language) => {
    const file = readFileSync(join(texts, language, 'language.json'), 'utf8');
    const names = JSON.parse(file) as Record<string, string>;
    const { 'language.sv': swedish, ...others } = names;
    expect(swedish).not.toBe('');
    expect(Object.keys(others)).toEqual(interpretedLanguages.map((code) => `language.${code}`));
    expect(new Set(Object.values(names)).size).toBe(interpretedLanguages.length + 1);
  });

  it('can be read from what is stored', () => {
    for (const code of interpretedLanguages) expect(languageCode.parse(code)).toBe(code);
  });
});

import { useIntl } from 'react-intl';
import type { components } from '../api/schema';

/** What an interpreter is asked for, as the api takes it (law.md 24). */
export type Language = components['schemas']['Language'];

const prefix = 'language.';

/** Languages as people call them: the browser knows some of them not at all, and others by old names. */
export function useLanguage() {
  const intl = useIntl();
  const name = (code: string): string => {
    const id = `${prefix}${code}`;
    return id in intl.messages
      ? intl.formatMessage({ id })
      : (intl.formatDisplayName(code, { type: 'language' }) ?? code);
  };
  return {
    name,
    /** By name; `language.json` has the codes that the api takes, and Swedish. */
    options: Object.keys(intl.messages)
      .filter((id) => id.startsWith(prefix) && id !== `${prefix}sv`)
      .map((id) => id.slice(prefix.length) as Language)
      .map((value) => ({ value, label: name(value) }))
      .sort((one, other) => one.label.localeCompare(other.label, intl.locale)),
  };
}

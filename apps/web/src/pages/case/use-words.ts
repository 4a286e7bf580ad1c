import { useIntl } from 'react-intl';
import { useLanguage } from '../../parts/use-language';
import { useCaseFile } from './case-file';

/** Days, choices and entries of a case as plain words. */
export function useWords() {
  const intl = useIntl();
  const language = useLanguage();
  const file = useCaseFile();
  const text = (id: string, values?: Record<string, string | number>) =>
    intl.formatMessage({ id }, values);
  const list = (items: readonly string[]) => intl.formatList(items, { type: 'conjunction' });
  const dayText = (day: string) =>
    intl.formatDate(`${day}T12:00:00Z`, {
      timeZone: 'UTC',
      day: 'numeric',
      month: 'short',
      year: 'numeric',
    });
  const municipality = (code: string) =>
    file.directory.municipalities.find((one) => one.code === code)?.name ?? code;

  /** The value of one field of an entry, as people say it. */
  function valueText(field: string, value: unknown): string {
    if (value === null || value === undefined || value === '') return text('case.not-told');
    if (Array.isArray(value))
      return value.length === 0
        ? text('case.none')
        : list(value.map((one) => valueText(field, one)));
    const plain = String(value);
    switch (field) {
      case 'memberId':
      case 'discussed':
        return file.nameOf(plain);
      case 'unitId':
      case 'unitIds':
        return file.unitName(plain);
      case 'municipality':
        return municipality(plain);
      case 'day':
      case 'referredOn':
        return dayText(plain);
      case 'language':
        return language.name(plain);
      case 'minutes':
        return text('case.minutes', { minutes: plain });
      case 'role':
      case 'kind':
      case 'precision':
      case 'withoutConsent':
      case 'form':
      case 'reason':
      case 'assessment-reason':
      case 'outcome':
      case 'category':
      case 'criteria':
      case 'domains':
        return text(`case.${field}.${plain}`);
      default:
        return plain;
    }
  }
  return { text, list, dayText, municipality, valueText };
}

export type Words = ReturnType<typeof useWords>;

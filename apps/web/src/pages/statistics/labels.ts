import { useIntl } from 'react-intl';
import { referrerTexts, stageTexts, type Format, type Report } from './report';

const alone: Readonly<Record<string, string>> = {
  waitingForFirstMeeting: 'statistics.key.waiting.label',
  closedBeforeFirstMeeting: 'statistics.key.closed-before.label',
  consultations: 'statistics.key.consultations.label',
  familiesWithGuardianProcess: 'statistics.key.guardians.label',
  'children.total': 'statistics.column.children',
  'children.inActiveFamilies': 'statistics.key.children.label',
};

export function formatOf(id: string): Format {
  if (id.endsWith('ercent')) return 'percent';
  return /(mean|median)$/.test(id) ? 'decimal' : 'count';
}

/** What a figure is called where it stands outside of its table. */
export function useFigureLabel(report: Report): (id: string) => string {
  const intl = useIntl();
  const text = (id: string) => intl.formatMessage({ id });
  const column = (name: string) => text(`statistics.column.${name}`);
  const both = (what: string, of: string) =>
    `${what}: ${of.charAt(0).toLocaleLowerCase(intl.locale)}${of.slice(1)}`;
  return (id) => {
    const known = alone[id];
    if (known) return text(known);
    const [table = '', row = '', name = ''] = id.split('.');
    const municipality = report.byMunicipality.find(({ code }) => code === row)?.municipality;
    const stage = stageTexts[row];
    const referrer = referrerTexts[row];
    switch (table) {
      case 'total':
        return row === 'closedFamilies' ? text('statistics.closed-families') : column(row);
      case 'byYear':
        return both(row, column(name));
      case 'byMunicipality':
        return both(municipality ?? row, column(name));
      case 'byReferrer':
        return `${column('referrer')}: ${referrer ? text(referrer) : row}`;
      case 'childrenPerFamily':
        return both(column('number-of-children'), row);
      case 'childrenBySchoolStage':
        return both(
          stage ? text(stage) : row,
          column(name === 'total' ? 'children' : 'children-active'),
        );
      case 'meetingsPerClosedFamily':
        return both(text('statistics.meetings.caption'), column(row));
      default:
        return id;
    }
  };
}

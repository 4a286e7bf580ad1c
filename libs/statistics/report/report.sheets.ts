import { isMasked, type ReportCell } from './report';
import type { ReportAnswer } from './report.view';

/** A number stays one; masked and unknown are words. */
export type SheetCell = string | number;

export interface ReportSheet {
  readonly name: string;
  readonly rows: readonly (readonly SheetCell[])[];
}

const yearHeads = [
  'Familjer',
  'Processer',
  'Aktiva familjer',
  'Aktiva processer',
  'Avslutade familjer',
];

/** The report as people read it in a spreadsheet: the first row of a table holds its headings. */
export function sheetsOf(report: ReportAnswer): ReportSheet[] {
  const { total, children, meetingsPerClosedFamily: meetings } = report;
  const year = (row: typeof total): SheetCell[] =>
    [row.families, row.processes, row.activeFamilies, row.activeProcesses, row.closedFamilies].map(
      shown,
    );
  return [
    {
      name: 'Per år',
      rows: [
        ['År', ...yearHeads],
        ...report.byYear.map((row) => [row.year, ...year(row)]),
        ['Totalt', ...year(total)],
      ],
    },
    {
      name: 'Per kommun',
      rows: [
        [
          'Kommunkod',
          'Kommun',
          'Familjer',
          'Processer',
          'Aktiva familjer',
          'Andel %',
          'Förväntad andel %',
        ],
        ...report.byMunicipality.map((row) => [
          row.code,
          row.municipality,
          ...[
            row.families,
            row.processes,
            row.activeFamilies,
            row.percent,
            row.expectedPercent,
          ].map(shown),
        ]),
      ],
    },
    {
      name: 'Aktualiserad av',
      rows: [['Aktualiserad av', 'Familjer'], ...pairs(report.byReferrer)],
    },
    {
      name: 'Barn per familj',
      rows: [
        ['Antal barn under 23 år', 'Familjer'],
        ...pairs(report.childrenPerFamily).map(([number, cell]) => [Number(number), cell]),
      ],
    },
    {
      name: 'Skolstadium',
      rows: [
        ['Stadium', 'Barn med process', 'Varav i aktiva familjer'],
        ...report.childrenBySchoolStage.map((row) => [
          row.stage,
          shown(row.total),
          shown(row.inActiveFamilies),
        ]),
        ['Totalt', shown(children.total), shown(children.inActiveFamilies)],
      ],
    },
    {
      name: 'Möten per avslutad familj',
      rows: [
        ['Mått', 'Värde'],
        ['Antal familjer', shown(meetings.n)],
        ['Minst', shown(meetings.min)],
        ['Flest', shown(meetings.max)],
        ['Medel', shown(meetings.mean)],
        ['Median', shown(meetings.median)],
      ],
    },
    {
      name: 'Övrigt',
      rows: [
        ['Vad', 'Antal'],
        [
          'Familjer där en vårdnadshavare har en process',
          shown(report.familiesWithGuardianProcess),
        ],
        ['Väntar på första mötet', shown(report.waitingForFirstMeeting)],
        ['Avslutade före första mötet', shown(report.closedBeforeFirstMeeting)],
        ['Konsulterande samtal', shown(report.consultations)],
      ],
    },
    {
      name: 'Definitioner',
      rows: [
        ['Uppgift', 'Innebörd'],
        ['Per den', report.asOf],
        ['Som det var känt', inSweden(report.knownAt)],
        [
          'Små tal',
          report.publishable
            ? '<5: 1 till 4. –: dolt för att ett litet tal inte ska gå att räkna ut. Får publiceras.'
            : 'Alla tal visas. Får inte publiceras.',
        ],
        ...report.definitions.map(({ id, sv }) => [id, sv]),
      ],
    },
  ];
}

function pairs(counts: Readonly<Record<string, ReportCell>>): [string, SheetCell][] {
  return Object.entries(counts).map(([name, cell]) => [name, shown(cell)]);
}

function shown(cell: ReportCell): SheetCell {
  if (cell === null) return 'okänt';
  if (isMasked(cell)) return cell.complementary ? '–' : '<5';
  return cell;
}

function inSweden(instant: string): string {
  return new Intl.DateTimeFormat('sv-SE', {
    dateStyle: 'short',
    timeStyle: 'medium',
    timeZone: 'Europe/Stockholm',
  }).format(new Date(instant));
}

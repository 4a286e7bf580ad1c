import type { ReportAnswer, ReportCell } from '@famsam/statistics';
import { escaped, layout, table, type Cell, type Column } from './front-page.html';

/**
 * The published report on one page: plain Swedish, no scripts, nothing loaded from elsewhere
 * (law.md 6, 35). It is open to everybody, so small counts are not told (law.md 29).
 */
export function frontPage(answer: ReportAnswer, areaName: string): string {
  const sections = sectionsOf(answer).map((section) =>
    table(section.caption, section.columns, section.rows, notes(answer, section.definitions)),
  );
  return layout(
    `FamSam ${areaName} i siffror`,
    `<p class="lead">Så här stod det den <strong><time datetime="${answer.asOf}">${inWords(answer.asOf)}</time></strong>, räknat ur allt som är känt i dag.</p>
<p class="lead">Antal från 1 till 4 visas som &lt;5, för att ingen familj ska gå att känna igen. Ett – står där ett antal döljs för att inte avslöja ett annat.</p>
<form method="get" action="/">
  <label for="asOf">Visa siffrorna per den</label>
  <input type="date" id="asOf" name="asOf" value="${answer.asOf}" min="1900-01-01" required>
  <button type="submit">Visa</button>
</form>
${sections.join('\n')}`,
  );
}

export function emptyPage(): string {
  return layout(
    'FamSam',
    '<p class="lead">Det finns inget samverkansområde ännu. Skapa ett med <code>npm run famsam -- area create NAMN</code>.</p>',
  );
}

interface Section {
  readonly caption: string;
  readonly columns: readonly Column[];
  readonly rows: readonly (readonly Cell[])[];
  readonly definitions: readonly string[];
}

const yearColumns: readonly Column[] = [
  'År',
  'Familjer',
  'Processer',
  'Aktiva familjer',
  'Aktiva processer',
  'Avslutade familjer',
];

function sectionsOf(report: ReportAnswer): Section[] {
  const { total, meetingsPerClosedFamily: meetings } = report;
  const yearCells = (row: typeof total): Cell[] => [
    row.families,
    row.processes,
    row.activeFamilies,
    row.activeProcesses,
    row.closedFamilies,
  ];
  return [
    {
      caption: 'Familjer och processer per år',
      columns: yearColumns,
      rows: [
        ...report.byYear.map((row) => [String(row.year), ...yearCells(row)]),
        ['Totalt', ...yearCells(total)],
      ],
      definitions: [
        'families.by-year',
        'processes.by-year',
        'families.active',
        'processes.active',
        'families.closed',
      ],
    },
    {
      caption: 'Per kommun',
      columns: ['Kommun', 'Familjer', 'Processer', 'Andel', 'Förväntad andel'],
      rows: report.byMunicipality.map((row) => [
        row.municipality,
        row.families,
        row.processes,
        inPercent(row.percent),
        inPercent(row.expectedPercent),
      ]),
      definitions: [
        'families.by-municipality',
        'processes.by-municipality',
        'families.share-of-municipality',
        'families.expected-share-of-municipality',
      ],
    },
    {
      caption: 'Aktualiserad av',
      columns: ['Aktualiserad av', 'Familjer'],
      rows: Object.entries(report.byReferrer),
      definitions: ['families.by-referrer'],
    },
    {
      caption: 'Antal barn under 23 år i familjen',
      columns: ['Antal barn', 'Familjer'],
      rows: Object.entries(report.childrenPerFamily),
      definitions: ['families.by-children'],
    },
    {
      caption: 'Barn och unga med process',
      columns: ['Skolstadium', 'Barn', 'Varav i aktiva familjer'],
      rows: [
        ...report.childrenBySchoolStage.map((row): Cell[] => [
          row.stage,
          row.total,
          row.inActiveFamilies,
        ]),
        ['Totalt', report.children.total, report.children.inActiveFamilies],
      ],
      definitions: ['children.counted', 'children.by-school-stage', 'children.in-active-families'],
    },
    {
      caption: 'Samverkansmöten per avslutad familj',
      columns: ['Mått', 'Värde'],
      rows: [
        ['Antal familjer', meetings.n],
        ['Minst', meetings.min],
        ['Flest', meetings.max],
        ['Medel', meetings.mean],
        ['Median', meetings.median],
      ],
      definitions: ['meetings.per-closed-family'],
    },
    {
      caption: 'Övrigt',
      columns: ['Vad', 'Antal'],
      rows: [
        ['Familjer där en vårdnadshavare har en process', report.familiesWithGuardianProcess],
        ['Väntar på första mötet', report.waitingForFirstMeeting],
        ['Avslutade före första mötet', report.closedBeforeFirstMeeting],
        ['Konsulterande samtal', report.consultations],
      ],
      definitions: [
        'families.with-guardian-process',
        'families.waiting',
        'families.closed-before-first-meeting',
        'consultations.held',
      ],
    },
  ];
}

function notes(answer: ReportAnswer, ids: readonly string[]): string {
  const items = ids.flatMap((id) => answer.definitions.filter((one) => one.id === id));
  return items.map(({ sv }) => `<li>${escaped(sv)}</li>`).join('');
}

function inPercent(share: ReportCell): Cell {
  return typeof share === 'number' ? `${share} %` : share;
}

function inWords(day: string): string {
  const date = new Date(`${day}T12:00:00Z`);
  return new Intl.DateTimeFormat('sv-SE', { dateStyle: 'long', timeZone: 'UTC' }).format(date);
}

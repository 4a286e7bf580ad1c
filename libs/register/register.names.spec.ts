import { localDate } from '@famsam/kernel';
import { add, set, smallRegister, type Edit } from '../../tests/support/register-faults';
import { registerBytes, type RegisterRows } from '../../tests/support/register-generator';
import { checkRegister } from './register.check';
import { withoutCell } from './register.faults';
import type { Creation } from './register.names';
import { nearestName } from './register.names';
import type { RegisterFile } from './register.words';

const municipalities = Object.entries({
  Nora: '1884',
  Lindesberg: '1885',
  Mora: '2062',
  Örebro: '1880',
}).map(([name, code]) => ({ name, code }));
const area = {
  municipalities: ['1884', '1885'],
  units: ['BUP Norr', 'Skola', 'Elevhälsa', 'Socialtjänst barn och familj'],
  formerUnits: ['BUP'],
};

function check(edits: readonly Edit[], create: Creation = [], known = area) {
  const rows = smallRegister();
  for (const edit of edits) edit(rows);
  const today = localDate('2026-11-22');
  const around = { today, municipalities, area: known, create };
  return checkRegister(registerBytes(rows) as Map<RegisterFile, Buffer>, around);
}

const contact = (unit: string, since = '2020-01-01') =>
  add('kontakter.csv', 'F1', 'F1-P2', unit, 'individuellt stöd', since);

describe('the name that may have been meant', () => {
  const names = [...area.units, 'Vuxenhabiliteringen', 'Lindesberg', 'Nora'];

  it.each([
    ['Lindesbreg', 'Lindesberg'],
    ['lindesbergs kommun', 'Lindesberg'],
    ['Norra', 'Nora'],
    ['Nroa', 'Nora'],
    ['Elevhälsan', 'Elevhälsa'],
    ['Soc.tjänst barn & familj', 'Socialtjänst barn och familj'],
    ['Vuxenhab', 'Vuxenhabiliteringen'],
    ['BUP', 'BUP Norr'],
    ['BUP Norr i länet', 'BUP Norr'],
    ['NORA', 'Nora'],
  ])('%s: %s', (written, meant) => {
    expect(nearestName(written, names)).toBe(meant);
  });

  it.each(['Habiliteringen i Örebro', 'Ny', 'Anna Andersson', 'BVC'])('%s: none', (written) => {
    expect(nearestName(written, names)).toBeNull();
  });

  it('is none where nothing is known', () => {
    expect(nearestName('Nora', [])).toBeNull();
  });
});

describe('a name that the area does not have is a fault with the nearest known one', () => {
  it('of a municipality, whether Sweden has it or not', () => {
    const { report, register, unknown } = check([
      set('familjer.csv', 2, 'kommun', 'Lindesbreg'),
      set('familjer.csv', 3, 'kommun', 'Mora'),
    ]);
    expect(report.faults.map(({ row, rule, expected }) => [row, rule, expected])).toEqual([
      [2, 'register.unknown-municipality', 'Menade du Lindesberg?'],
      [
        3,
        'register.municipality-not-joined',
        'Menade du Nora? En ny kommun läggs till bara när det begärs.',
      ],
    ]);
    expect(register).toBeNull();
    // What Sweden does not have cannot be asked for.
    expect(unknown).toEqual([{ kind: 'municipality', name: 'Mora', nearest: 'Nora', rows: 1 }]);
  });

  it('of a unit, once for a name, where it stands first and on how many rows', () => {
    const { report, unknown } = check([
      contact('Elevhälsan'),
      contact('elevhälsan', '2020-02-01'),
      set('moten.csv', 4, 'verksamheter', 'Skola, ELEVHÄLSAN, Lekterapin'),
    ]);
    expect(report.count).toBe(2);
    expect(report.faults).toMatchObject([
      {
        ...{ file: 'kontakter.csv', row: 3, column: 'verksamhet', value: 'Elevhälsan' },
        expected:
          'Menade du Elevhälsa? En ny verksamhet läggs till bara när det begärs. Namnet står på 3 rader.',
      },
      {
        ...{ file: 'moten.csv', row: 4, column: 'verksamheter', value: 'Lekterapin' },
        expected: 'en verksamhet i katalogen. En ny verksamhet läggs till bara när det begärs.',
      },
    ]);
    expect(unknown).toEqual([
      { kind: 'unit', name: 'Elevhälsan', nearest: 'Elevhälsa', rows: 3 },
      { kind: 'unit', name: 'Lekterapin', nearest: null, rows: 1 },
    ]);
    expect(JSON.stringify(report.faults.map(withoutCell))).not.toContain('Lekterapin');
  });

  it('of thousands of names, the first thousand once each and all counted', () => {
    const names = [...Array(1_500).keys()].map((at) => `Verksamhet ${at}`);
    const meetings = [...Array(15).keys()].map((at) => {
      const units = names.slice(at * 100, (at + 1) * 100).join(', ');
      const cells = ['2021-06-01', 'familjesamtal', 'fysiskt', '60', units, ''];
      return add('moten.csv', `M9${at}`, 'F2', ...cells);
    });
    const { report, unknown } = check(meetings);
    expect([report.count, unknown.length]).toEqual([1_500, 1_000]);
  });
});

describe('a name is no fault', () => {
  it('that the directory knows, however it is written, or knew', () => {
    expect(
      check([
        set('familjer.csv', 2, 'kommun', ' nORA '),
        set('familjer.csv', 3, 'kommun', 'Lindesberg'.normalize('NFD')),
        contact('SKOLA'),
        contact('BUP'),
      ]).report.faults,
    ).toEqual([]);
  });

  const edits = [
    set('familjer.csv', 3, 'kommun', 'Mora'),
    contact('Lekterapin'),
    contact('Cirkus'),
  ];

  it('that was asked for, and only that', () => {
    const { unknown } = check(edits, ['mora', ' LEKTERAPIN']);
    expect(unknown.map(({ name }) => name)).toEqual(['Cirkus']);
    expect(check(edits, ['Mora', 'Lekterapin', 'Cirkus', 'Ingen']).report.count).toBe(0);
  });

  it('when all are asked for, unless Sweden does not have it', () => {
    const none = { municipalities: [], units: [], formerUnits: [] };
    expect(check(edits, 'all', none).register?.families).toHaveLength(2);
    const { report } = check([set('familjer.csv', 3, 'kommun', 'Norrland')], 'all', none);
    expect(report.faults.map(({ rule }) => rule)).toEqual(['register.unknown-municipality']);
  });
});

describe('more than anybody needs (found: one register held all jobs)', () => {
  const told = ({ report }: ReturnType<typeof check>) =>
    report.faults.map(({ file, row, column, rule }) => [file, row, column, rule]);
  const names = (from: number, count: number) =>
    Array.from({ length: count }, (_, at) => `Verksamhet ${from + at}`).join(', ');
  /** On the rows from 5 on. */
  const meetings = (...units: string[]) =>
    units.map((cell, at) =>
      add('moten.csv', `M9${at}`, 'F2', '2021-06-01', 'familjesamtal', 'fysiskt', '60', cell, ''),
    );
  const thousand = Array.from({ length: 10 }, (_, at) => names(at * 100, 100));

  it('is refused at the first new unit that is too much, and once', () => {
    expect(told(check(meetings(...thousand, 'BUP, Skola, verksamhet 7'), 'all'))).toEqual([]);
    const more = meetings(...thousand, 'BUP, Skola', names(1_000, 2), names(1_002, 5));
    expect(told(check(more, 'all'))).toEqual([
      ['moten.csv', 16, 'verksamheter', 'register.too-many-units'],
    ]);
  });

  it('is refused of the units of one meeting', () => {
    expect(told(check(meetings(names(0, 100), names(0, 101)), 'all'))).toEqual([
      ['moten.csv', 6, 'verksamheter', 'register.too-long'],
    ]);
  });

  it('is refused of consultations', () => {
    const talks = (count: number) => (rows: RegisterRows) => {
      for (let more = 0; more < count; more += 1)
        add('konsultationer.csv', '2021-01-01', 'Privatperson')(rows);
    };
    expect(told(check([talks(49_999)], 'all'))).toEqual([]);
    expect(told(check([talks(50_005)], 'all'))).toEqual([
      ['konsultationer.csv', 50_002, 'datum', 'register.too-many-rows'],
    ]);
  });
});

import type { LocalDate } from '@famsam/kernel';
import { localDate } from '@famsam/kernel';

interface DemoMunicipality {
  readonly code: string;
  /** By the published figures of SCB: the turn of the year, and the month that shares the costs of 2023. */
  readonly population: readonly { readonly on: LocalDate; readonly inhabitants: number }[];
}

interface DemoAgency {
  readonly name: string;
  readonly kind: 'region' | 'municipality';
  readonly units: readonly string[];
}

const turnOfTheYear = localDate('2021-12-31');
const costSharingMonth = localDate('2022-10-31');

/** Northern Örebro county, where FamSam began: public figures and offices, no people. */
export const northernOrebro: {
  readonly name: string;
  readonly source: string;
  readonly municipalities: readonly DemoMunicipality[];
  readonly agencies: readonly DemoAgency[];
} = {
  name: 'Norra Örebro län',
  source: 'SCB',
  municipalities: [
    municipality('1885', 23601, 23481), // Lindesberg
    municipality('1884', 10721, 10705), // Nora
    municipality('1863', 6849, 6663), // Hällefors
    municipality('1864', 4604, 4513), // Ljusnarsberg
  ],
  // The register names a unit without saying in which municipality, so the four share an agency of each kind.
  agencies: [
    {
      name: 'Region Örebro län',
      kind: 'region',
      units: [
        'Allmänpsykiatri',
        'Barn- och ungdomshabiliteringen',
        'Barn- och ungdomsmottagningen',
        'BUP',
        'Folktandvården',
        'Vuxenhabiliteringen',
        'Vårdcentral',
      ],
    },
    {
      name: 'Kommunernas skola och förskola',
      kind: 'municipality',
      units: ['Elevhälsa', 'Skola'],
    },
    {
      name: 'Kommunernas socialtjänst',
      kind: 'municipality',
      units: ['Boendestöd', 'Försörjningsstöd', 'Socialtjänst barn och familj', 'Öppenvård'],
    },
  ],
};

function municipality(code: string, inhabitants2021: number, inhabitantsOctober2022: number) {
  return {
    code,
    population: [
      { on: turnOfTheYear, inhabitants: inhabitants2021 },
      { on: costSharingMonth, inhabitants: inhabitantsOctober2022 },
    ],
  };
}

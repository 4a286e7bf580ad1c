/** What a published figure means, in the words of infra/rules/counting.md; the ids are stable and never take on another meaning. */
export interface Definition {
  readonly id: string;
  readonly sv: string;
  readonly en: string;
  /** law.md 36: Finnish is offered where the municipality is a Finnish administrative area. */
  readonly fi: string;
}

function define<Id extends string>(
  id: Id,
  sv: string,
  en: string,
  fi: string,
): Definition & { id: Id } {
  return { id, sv, en, fi };
}

export const definitions = [
  define(
    'families.counted',
    'Familjer som har haft minst ett genomfört samverkansmöte till och med dagen.',
    'Families that have had at least one held collaboration meeting up to and including the day.',
    'Perheet, joilla on ollut vähintään yksi pidetty yhteistyötapaaminen viimeistään kyseisenä päivänä.',
  ),
  define(
    'families.by-year',
    'Familjer efter året för deras första genomförda samverkansmöte.',
    'Families by the year of their first held collaboration meeting.',
    'Perheet ensimmäisen pidetyn yhteistyötapaamisen vuoden mukaan.',
  ),
  define(
    'families.active',
    'Familjer som räknas och som inte är avslutade på dagen. En återaktualisering gör att det tidigare avslutet inte längre räknas.',
    'Families that count and are not closed on the day. A reopening makes the earlier closing no longer count.',
    'Perheet, jotka lasketaan mukaan ja joiden asiaa ei ole päätetty kyseisenä päivänä. Uudelleen avaaminen kumoaa aiemman päättämisen.',
  ),
  define(
    'families.closed',
    'Familjer som räknas och är avslutade på dagen, efter året för avslutet.',
    'Families that count and are closed on the day, by the year of closing.',
    'Perheet, jotka lasketaan mukaan ja joiden asia on päätetty kyseisenä päivänä, päättämisvuoden mukaan.',
  ),
  define(
    'families.by-municipality',
    'Familjer som räknas, efter familjens kommun.',
    "Families that count, by the family's municipality.",
    'Mukaan laskettavat perheet kunnan mukaan.',
  ),
  define(
    'families.active-by-municipality',
    'Familjer som räknas och som inte är avslutade på dagen, efter familjens kommun.',
    "Families that count and are not closed on the day, by the family's municipality.",
    'Perheet, jotka lasketaan mukaan ja joiden asiaa ei ole päätetty kyseisenä päivänä, kunnan mukaan.',
  ),
  define(
    'families.share-of-municipality',
    'Kommunens familjer i procent av alla familjer som räknas, avrundat till hela procent, halva uppåt.',
    "The municipality's families as a percentage of all families that count, rounded half up to whole percent.",
    'Kunnan perheet prosentteina kaikista mukaan laskettavista perheistä, pyöristettynä kokonaisiin prosentteihin, puolikkaat ylöspäin.',
  ),
  define(
    'families.expected-share-of-municipality',
    'Kommunens andel av områdets folkmängd enligt den senaste kända uppgiften för en 31 december på eller före dagen, avrundat till hela procent, halva uppåt.',
    "The municipality's share of the area's population by the latest known figure for a 31 December on or before the day, rounded half up to whole percent.",
    'Kunnan osuus alueen väestöstä viimeisimmän tunnetun 31. joulukuuta koskevan luvun mukaan, viimeistään kyseisenä päivänä, pyöristettynä kokonaisiin prosentteihin, puolikkaat ylöspäin.',
  ),
  define(
    'families.by-referrer',
    'Familjer som räknas, efter vem som aktualiserade.',
    'Families that count, by who referred them.',
    'Mukaan laskettavat perheet sen mukaan, kuka pani asian vireille.',
  ),
  define(
    'families.by-children',
    'Familjer som räknas, efter antal barn under 23 år vid aktualiseringen.',
    'Families that count, by the number of children under 23 at referral.',
    'Mukaan laskettavat perheet alle 23-vuotiaiden lasten määrän mukaan vireilletulohetkellä.',
  ),
  define(
    'families.with-guardian-process',
    'Familjer som räknas där minst en vårdnadshavare har en process.',
    'Families that count in which at least one guardian has a process.',
    'Mukaan laskettavat perheet, joissa vähintään yhdellä huoltajalla on prosessi.',
  ),
  define(
    'families.waiting',
    'Aktualiserade familjer utan genomfört samverkansmöte som varken är avslutade, hänvisade vidare eller nekade på dagen.',
    'Referred families without a held collaboration meeting that are neither closed, pointed elsewhere nor declined on the day.',
    'Vireille tulleet perheet, joilla ei ole ollut pidettyä yhteistyötapaamista ja joiden asiaa ei ole kyseisenä päivänä päätetty, ohjattu muualle eikä hylätty.',
  ),
  define(
    'families.closed-before-first-meeting',
    'Familjer som är avslutade på dagen utan att något samverkansmöte har genomförts.',
    'Families closed on the day without any collaboration meeting having been held.',
    'Perheet, joiden asia on päätetty kyseisenä päivänä ilman, että yhtään yhteistyötapaamista on pidetty.',
  ),
  define(
    'processes.counted',
    'Familjemedlemmar som har diskuterats på ett genomfört samverkansmöte där minst en av medlemmens egna kontakter (individuellt stöd, påbörjat senast den dagen och inte avslutat före den) deltog.',
    "Family members who have been discussed at a held collaboration meeting in which at least one of the member's own contacts (individual support, begun on or before that day and not ended before it) took part.",
    'Perheenjäsenet, joiden tilannetta on käsitelty pidetyssä yhteistyötapaamisessa, johon osallistui vähintään yksi jäsenen omista yhteystahoista (henkilökohtainen tuki, joka on alkanut viimeistään sinä päivänä eikä ole päättynyt sitä ennen).',
  ),
  define(
    'processes.by-year',
    'Processer efter året för det möte då de startade, oavsett vilket år familjen började.',
    'Processes by the year of the meeting that started them, whatever year the family began.',
    'Prosessit sen tapaamisen vuoden mukaan, jossa ne alkoivat, riippumatta siitä, minä vuonna perhe aloitti.',
  ),
  define(
    'processes.active',
    'Processer som inte har avslutats för sig och vars familj är aktiv på dagen.',
    'Processes that have not been ended one by one and whose family is active on the day.',
    'Prosessit, joita ei ole erikseen päätetty ja joiden perhe on aktiivinen kyseisenä päivänä.',
  ),
  define(
    'processes.by-municipality',
    'Processer efter familjens kommun.',
    "Processes by the family's municipality.",
    'Prosessit perheen kunnan mukaan.',
  ),
  define(
    'children.counted',
    'Familjemedlemmar i rollen barn som har en process.',
    'Family members in the role child who have a process.',
    'Lapsen roolissa olevat perheenjäsenet, joilla on prosessi.',
  ),
  define(
    'children.in-active-families',
    'Barn med process vars familj är aktiv på dagen, oavsett om processen är det.',
    'Children with a process whose family is active on the day, whether or not the process is.',
    'Lapset, joilla on prosessi ja joiden perhe on aktiivinen kyseisenä päivänä, riippumatta siitä, onko prosessi aktiivinen.',
  ),
  define(
    'children.by-school-stage',
    'Barn med process efter stadium, givet av födelseåret och det läsår (1 juli–30 juni) som dagen ligger i.',
    'Children with a process by school stage, given by birth year and the school year (1 July–30 June) that the day falls in.',
    'Lapset, joilla on prosessi, kouluasteen mukaan; asteen antavat syntymävuosi ja se lukuvuosi (1.7.–30.6.), johon päivä kuuluu.',
  ),
  define(
    'meetings.per-closed-family',
    'Genomförda samverkansmöten per familj som räknas och är avslutad på dagen: antal familjer, minst, flest, medel (en decimal, halva uppåt) och median.',
    'Held collaboration meetings per family that counts and is closed on the day: number of families, least, most, mean (one decimal, half up) and median.',
    'Pidetyt yhteistyötapaamiset perhettä kohti, joka lasketaan mukaan ja jonka asia on päätetty kyseisenä päivänä: perheiden määrä, vähiten, eniten, keskiarvo (yksi desimaali, puolikkaat ylöspäin) ja mediaani.',
  ),
  define(
    'consultations.held',
    'Konsulterande samtal till och med dagen.',
    'Consultations up to and including the day.',
    'Konsultoivat keskustelut viimeistään kyseisenä päivänä.',
  ),
] as const;

export type DefinitionId = (typeof definitions)[number]['id'];

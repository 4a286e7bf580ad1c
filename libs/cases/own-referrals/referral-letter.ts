import { join } from 'node:path';
import type {
  ContactKind,
  DayPrecision,
  MemberRole,
  Referral,
  ReferrerCategory,
} from '@famsam/contracts';
import type { LocalDate } from '@famsam/kernel';
import PDFDocument from 'pdfkit';
import type { OwnReferral, ReferralDetails } from './own-referrals.queries';

/** Beside the source, as in what is built: names have more letters than the fonts every reader has. */
const font = join(__dirname, 'fonts', 'DejaVuSans.ttf');

const categories: Readonly<Record<ReferrerCategory, string>> = {
  'social-services': 'Socialtjänsten',
  school: 'Skola/förskola',
  'health-care': 'Vården',
  parent: 'Förälder',
};
const criteria: Readonly<Record<Referral['criteria'][number], string>> = {
  'several-interventions': 'Familjen har flera insatser av vård och stöd som behöver samordnas',
  'earlier-collaboration-insufficient': 'Tidigare samverkan har inte räckt till',
  'family-perspective': 'Samverkan behövs ur ett familjeperspektiv',
};
const domains: Readonly<Record<Referral['domains'][number], string>> = {
  'school-absence': 'Skolfrånvaro',
  'neuropsychiatric-disability': 'Neuropsykiatrisk funktionsnedsättning',
  'socio-economic-vulnerability': 'Socioekonomisk utsatthet',
  'parenting-capacity': 'Föräldraförmåga',
  'mental-ill-health-and-addiction': 'Psykisk ohälsa och beroende',
  'intellectual-disability': 'Intellektuell funktionsnedsättning',
};
const roles: Readonly<Record<MemberRole, string>> = {
  child: 'Barn eller ungdom',
  guardian: 'Vårdnadshavare',
  'other-adult': 'Annan vuxen',
};
const kinds: Readonly<Record<ContactKind, string>> = {
  'individual-support': 'individuellt stöd',
  'parenting-programme': 'föräldrastödsprogram',
  course: 'kurs eller utbildning',
};

const next = [
  'FamSam läser aktualiseringen och bedömer om FamSam är rätt stöd för familjen.',
  'Vårdnadshavarna får frågan om samtycke innan något delas med någon verksamhet. Barnets egen åsikt efterfrågas.',
  'När samtyckena finns bestäms en tid för ett första samverkansmöte.',
];

/**
 * A receipt as a letter: tagged, with title and language, so that it can be read aloud. Says what
 * its reader told, nothing of what others wrote (law.md 2).
 */
export function referralLetter(
  own: OwnReferral & { readonly details: ReferralDetails },
): Promise<Buffer> {
  const { number, name, details } = own;
  const title = `Kvitto på aktualisering ${number}`;
  const letter = new PDFDocument({
    ...{ size: 'A4', margin: 64, font, pdfVersion: '1.7', tagged: true, lang: 'sv-SE' },
    ...{ displayTitle: true, info: { Title: title, Author: 'FamSam' } },
  });
  const parts: Buffer[] = [];
  const done = new Promise<Buffer>((resolve, reject) => {
    letter.on('data', (part: Buffer) => parts.push(part));
    letter.on('end', () => resolve(Buffer.concat(parts)));
    letter.on('error', reject);
  });
  const whole = letter.struct('Document');
  letter.addStructure(whole);
  const write = (tag: 'H1' | 'H2' | 'P', text: string, size: number, before: number): void => {
    whole.add(
      letter.struct(tag, {}, () => {
        letter
          .moveDown(before)
          .fontSize(size)
          .text(text, { lineGap: size / 4 });
      }),
    );
  };
  const heading = (text: string): void => write('H2', text, 13, 1);
  const paragraph = (text: string): void => write('P', text, 10.5, 0.35);
  const list = (entries: readonly string[], mark: (at: number) => string = () => '–'): void => {
    const items = letter.struct('L');
    whole.add(items);
    entries.forEach((entry, at) => {
      const body = letter.struct('LBody', {}, () => {
        letter
          .moveDown(0.3)
          .fontSize(10.5)
          .text(`${mark(at)} ${entry}`, { lineGap: 2.6 });
      });
      items.add(letter.struct('LI', {}, [body]));
    });
    items.end();
  };

  write('H1', title, 20, 0);
  paragraph(
    `Vi har tagit emot aktualiseringen${name ? ` av familjen ${name}` : ''}. Den har nummer ${number} och är daterad ${inWords(own.referredOn)}. Uppge numret om du hör av dig.`,
  );
  heading('Det här berättade du');
  list([
    `Aktualiserad av: ${categories[details.category]}`,
    `Kommun: ${details.municipalityName}`,
    `Barn och unga under 23 år: ${details.childrenUnder23}`,
    ...details.criteria.map((code) => criteria[code]),
    ...details.domains.map((code) => `Svårigheter: ${domains[code]}`),
  ]);
  if (details.note) paragraph(details.note);
  if (details.members.length > 0) {
    heading('Familjen');
    list(details.members.map((_, at) => memberLine(details, at)));
  }
  heading('Det här händer nu');
  list(next, (at) => `${at + 1}.`);
  paragraph(
    'Du följer hur långt aktualiseringen har kommit under Mina aktualiseringar. Vad som sägs i ärendet får du inte veta där.',
  );
  paragraph(
    'Är du orolig för att ett barn far illa? Gör en orosanmälan till socialtjänsten direkt. Den här aktualiseringen ersätter den inte.',
  );
  whole.end();
  letter.end();
  return done;
}

/** Numbers and addresses are not repeated: a letter is left lying about. */
function memberLine({ members, contacts }: ReferralDetails, at: number): string {
  const member = members[at];
  if (!member) throw new Error('a member who was not told of');
  const { role, birthYear, personal } = member;
  const own = contacts
    .filter((contact) => contact.member === at)
    .map(
      ({ kind, unitName, since, precision }) =>
        `${kinds[kind]}, ${unitName ?? 'verksamhet'}, sedan ${inWords(since, precision)}`,
    );
  return [
    `${roles[role]}${personal.name ? `: ${personal.name}` : ''}${birthYear ? `, född ${birthYear}` : ''}`,
    ...own,
  ].join('; ');
}

const shown: Readonly<Record<DayPrecision, Intl.DateTimeFormatOptions>> = {
  day: { dateStyle: 'long' },
  month: { month: 'long', year: 'numeric' },
  year: { year: 'numeric' },
};

function inWords(day: LocalDate, precision: DayPrecision = 'day'): string {
  const format = new Intl.DateTimeFormat('sv-SE', { ...shown[precision], timeZone: 'UTC' });
  return format.format(new Date(`${day}T00:00:00Z`));
}

import type { Cast, PlayedCase } from './played-case';

/** One more family of the demo: who they are, and what has happened until today. */
export interface Life extends Cast {
  /** Never changes: the family's names and ids come from it. */
  readonly key: string;
  readonly live: (family: PlayedCase) => Promise<void>;
}

const [lindesberg, nora, hallefors, ljusnarsberg] = ['1885', '1884', '1863', '1864'] as const;
const [school, health, youth, support, social] = [
  'Elevhälsa',
  'Barn- och ungdomsmottagningen',
  'BUP',
  'Öppenvård',
  'Socialtjänst barn och familj',
] as const;

const notes = [
  'Flera insatser pågår samtidigt och ingen håller ihop dem. Skolan och socialtjänsten har var sin plan.',
  'Barnet är hemma från skolan de flesta dagar. Familjen önskar ett gemensamt möte.',
  'Tidigare samverkan har inte räckt till. Familjen berättar samma sak för alla.',
] as const;

/** By the family: the language of the one who needs an interpreter (law.md 24). */
const interpreted: Readonly<Record<string, string>> = {
  'half an answer': 'ar',
  waiting: 'ar',
  'well under way': 'so',
  'consent ends this month': 'rom',
};

/** In every stage of a case, so that every page of the demo has something to show on every day. */
export const lives: readonly Life[] = [
  life('new today', lindesberg, 'social-services', true, async (family) => {
    await family.refer(0);
  }),
  life('new yesterday', nora, 'school', false, async (family) => {
    await family.refer(1);
  }),
  life("a parent's own", hallefors, 'parent', false, async (family) => {
    await family.refer(3);
  }),
  life('new last week', ljusnarsberg, 'health-care', false, async (family) => {
    await family.refer(6);
  }),
  life('nobody asked yet', nora, 'social-services', true, async (family) => {
    await family.refer(9);
    await family.takeOn(4);
  }),
  life('asked, no answer', lindesberg, 'social-services', true, async (family) => {
    await family.refer(21);
    await family.takeOn(16);
    await family.ask(12);
  }),
  life('half an answer', lindesberg, 'school', false, async (family) => {
    await family.refer(17);
    await family.takeOn(11);
    await family.ask(8);
    await family.give(5, 365, 1);
  }),
  life('a no', hallefors, 'school', false, async (family) => {
    await family.refer(24);
    await family.takeOn(19);
    await family.ask(15);
    await family.refuse(8);
    await family.give(8, 365);
  }),
  life('waiting long', lindesberg, 'social-services', true, async (family) => {
    await family.refer(34);
    await family.takeOn(28);
    await family.ask(27);
    await family.give(20, 345);
    const meeting = await family.askForMeeting(2);
    const times = [6, 7, 8].map((days) => family.time(days, 12, 'Bergslagen'));
    await family.poll(meeting, times, 2);
  }),
  life('waiting', nora, 'health-care', false, async (family) => {
    await family.refer(15);
    await family.takeOn(10);
    await family.ask(9);
    await family.give(6, 359);
    await family.askForMeeting(1, 'digital');
  }),
  life('consent ends soon', lindesberg, 'school', false, async (family) => {
    await begun(family, 361, 12);
    await family.meet(330, 'digital');
    await family.meet(150);
    await family.meet(18);
  }),
  life('consent ends this month', ljusnarsberg, 'social-services', false, async (family) => {
    await begun(family, 348, 25);
    await family.meet(300);
    await family.meet(31, 'digital');
    const meeting = await family.askForMeeting(9);
    await family.book(meeting, family.time(7, 10, 'Ljusnan'), 'accepted');
  }),
  life('just met', nora, 'social-services', true, async (family) => {
    await begun(family, 70, 295);
    await family.meet(41);
    await family.agree(41, school, -10, 'Skolan ordnar ett anpassat schema.', 'do');
    await family.meet(3);
    await family.agree(3, school, 18, 'Skolan ordnar en plats i den lilla gruppen.', 'take-on');
    await family.agree(3, youth, 25, 'BUP ringer om en ny tid.');
    await family.agree(3, 'parent', 11, 'Mamma tar kontakt med fritids.', 'take-on');
  }),
  life('well under way', lindesberg, 'health-care', false, async (family) => {
    await begun(family, 160, 205);
    await family.meet(130);
    await family.meet(96, 'digital');
    await family.meet(55);
    await family.agree(55, school, -14, 'Skolan bjuder in till en skolkonferens.');
    await family.meet(12);
    await family.agree(12, support, 4, 'Öppenvården föreslår tider för samtal.', 'block');
    await family.agree(12, school, 9, 'Skolan provar kortare dagar i tre veckor.', 'take-on');
    const meeting = await family.askForMeeting(8);
    const time = family.time(4, 8, 'Bergslagen');
    await family.book(meeting, time, 'accepted', 'Tolkservice Bergslagen');
  }),
  life('two homes', lindesberg, 'school', false, twoHomes, ['A', 'B']),
  life('gone quiet', hallefors, 'social-services', false, async (family) => {
    await begun(family, 180, 185);
    await family.meet(120);
    await family.meet(70);
  }),
  life('quiet for long', lindesberg, 'parent', false, async (family) => {
    await begun(family, 200, 165);
    await family.meet(150);
    await family.meet(95, 'digital');
  }),
  life('just closed', nora, 'social-services', true, async (family) => {
    await begun(family, 250, 115);
    await family.meet(210);
    await family.meet(100);
    await family.meet(20);
    await family.close(5, 'situation-improved');
  }),
  life('closed before a meeting', lindesberg, 'parent', false, async (family) => {
    await family.refer(30);
    await family.takeOn(25);
    await family.close(10, 'guardians-see-no-need');
  }),
  life('back again', ljusnarsberg, 'school', false, async (family) => {
    await begun(family, 320, 330);
    await family.meet(280);
    await family.close(200, 'situation-resolved');
    await family.reopen(14);
  }),
  life('declined', hallefors, 'social-services', true, async (family) => {
    await family.refer(26);
    await family.turnAway(22, 'declined', 'no-need-of-coordination');
  }),
  life('pointed elsewhere', nora, 'school', false, async (family) => {
    await family.refer(18);
    await family.turnAway(13, 'pointed-elsewhere', 'sip-fits-better');
  }),
  life("a parent's own, under way", nora, 'parent', false, async (family) => {
    await begun(family, 90, 275);
    await family.meet(60);
    await family.meet(9);
    const meeting = await family.askForMeeting(5);
    const times = [5, 10].map((days) => family.time(days, 9, 'Stadsskogen'));
    await family.poll(meeting, times, 9);
  }),
];

async function begun(family: PlayedCase, ago: number, consentEndsIn: number): Promise<void> {
  await family.refer(ago);
  await family.takeOn(ago - 5);
  await family.ask(ago - 6);
  await family.give(ago - 10, consentEndsIn);
}

async function twoHomes(family: PlayedCase): Promise<void> {
  await begun(family, 120, 245);
  await family.meet(84);
  await family.meet(26, 'digital');
  await family.agree(26, 'parent', -3, 'Pappa hämtar skolintyget.');
  const meeting = await family.askForMeeting(6, 'digital');
  await family.book(meeting, family.time(9, 13, null), 'declined');
}

function life(
  key: string,
  municipality: string,
  category: Cast['category'],
  byReferrer: boolean,
  live: Life['live'],
  guardians: Cast['guardians'] = key.length % 3 === 0 ? ['A'] : ['A', 'A'],
): Life {
  // Ages and supports differ from family to family, and stay the same from day to day.
  const eldest = 8 + (key.length % 8);
  const children = key.length % 2 === 0 ? [eldest] : [eldest, eldest - 4];
  const extra = [health, youth, social][key.length % 3]!;
  const supports: Cast['supports'] = [
    [school, 0],
    [extra, 0],
    [support, 'parent'],
  ];
  const note = notes[key.length % notes.length]!;
  return {
    ...{ key, municipality, category, children, guardians, supports, note, live },
    ...(byReferrer && { byReferrer }),
    ...(interpreted[key] !== undefined && { interpreter: interpreted[key] }),
  };
}

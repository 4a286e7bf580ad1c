/** @jest-environment ./tests/support/browser-environment.ts */
import { aBrowserHouse, atRest, describeInBrowser } from '../support/browser';
import { count, extent } from '../support/extent';
import { addresses, pathOf, type Address } from './addresses';
import { press } from './by-hand';
import { failures, forgiven, notice, plant, text, type Failure } from './failures';

/** What each page asks for first, by its address. */
const asked: Readonly<Record<string, readonly RegExp[]>> = {
  '/idag': [/v1\/today$/, /\/agreements\/today$/, /\/meetings\/today$/],
  '/arenden': [/\/cases\?/],
  '/arenden/$caseId': [
    /\/cases\/[^/]+$/,
    /\/consents$/,
    /\/events$/,
    /\/directory\/units\?/,
    /\/agreements$/,
    /\/meetings\?/,
  ],
  '/arenden/$caseId/moten/$meetingId/hitta-tid': [
    /\/meetings\/[^/]+$/,
    /\/slots\?/,
    /\/calendars$/,
    /\/cases\/[^/]+$/,
  ],
  '/arenden/$caseId/moten/$meetingId/dagordning': [/\/agenda$/],
  '/arenden/$caseId/moten/$meetingId/moteslage': [/\/agenda$/],
  '/overenskommelser': [/\/agreements\?/],
  '/aktualiseringar': [/\/cases\?/],
  '/aktualiseringar/$caseId': [/\/cases\/[^/]+$/],
  '/konsultationer': [/\/consultations\?/],
  '/katalog': [/\/directory\/units\?/, /\/directory\/schedule$/],
  '/mina-aktualiseringar': [/\/referrals\?/],
  '/mina-aktualiseringar/$caseId': [/\/referrals\/[^/]+$/],
  '/register': [/\/register\/imports\?/],
  '/drift/koer': [/\/messages\/failed$/, /\/jobs\/parked$/],
  '/demo/mailbox': [/\/demo\/mailbox$/],
  '/svar/$token': [/v1\/guest$/],
  '/statistik': [/\/statistics\/report\?/, /\/statistics\/series\?/],
};

interface Asked extends Address {
  readonly question: RegExp;
}

const questions: readonly Asked[] = [
  ...new Map(addresses.map((address) => [address.route, address])).values(),
].flatMap((address) => (asked[address.route] ?? []).map((question) => ({ ...address, question })));

it('asks something of every page but those that only tell or take', () => {
  const silent = ['/valj-roll', '/ny-aktualisering', '/tillganglighet', '/tyck-till'];
  const known = [...Object.keys(asked), ...silent].sort();
  expect(known).toEqual([...new Set(addresses.map(({ route }) => route))].sort());
});

/** The page says the same of each failure by the same part, so that one page shows it of all. */
const thoroughly = extent({ test: questions.slice(0, 1), soak: questions });

describeInBrowser('a page whose question fails', () => {
  const house = aBrowserHouse();

  /** Opens the page with the question failing in that way, and then in each of the other ways. */
  async function failsBy([first, ...later]: readonly Failure[], { question, ...address }: Asked) {
    const path = await pathOf(address, house);
    // Nothing is to be asked for again but by the button.
    await plant(house, /v1\/live$/, 'held');
    let mend = await plant(house, question, first!.answer);
    const page = await house.visit(path, { as: address.as, forgiven });
    let said = notice(page, first!.says).first();
    await said.waitFor();
    for (const { answer, says } of later) {
      await mend();
      mend = await plant(house, question, answer);
      await press(said, text('action.retry'));
      said = notice(page, says).first();
      await said.waitFor();
    }
    await mend();
    count({ failures: 1 + later.length });
    return { page, said };
  }

  it.each(questions)('says so, and comes when asked again: $route, $question', async (asked) => {
    // What the api refuses is not tried again for seconds before it is told.
    const refused = failures.filter(({ name }) => name === '403');
    const { page, said } = await failsBy(refused, asked);
    await press(said, text('action.retry'));
    await said.waitFor({ state: 'detached' });
    await atRest(page);
  });

  it.each(thoroughly)(
    'says what failed, and that it takes long: $route, $question',
    async (asked) => {
      const { page, said } = await failsBy(failures, asked);
      // Slow this time: it says that it is on its way, then that it takes long.
      const letGo = await plant(house, asked.question, 'held');
      await press(said, text('action.retry'));
      await page.getByRole('status').getByLabel(text('state.loading')).first().waitFor();
      await page.getByRole('status').getByText(text('state.slow')).first().waitFor();
      await letGo();
      await said.waitFor({ state: 'detached' });
      await atRest(page);
    },
  );

  it('leads somebody who is nobody to who they can be', async () => {
    const unknown = failures.filter(({ name }) => name === '401');
    const { said } = await failsBy(unknown, questions[0]!);
    await said.getByRole('link', { name: text('problem.choose-persona') }).waitFor();
  });
});

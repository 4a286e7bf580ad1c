import { aBrowserHouse, atRest, describeInBrowser } from '../support/browser';
import { addresses, pathOf } from './addresses';
import { press } from './by-hand';
import { failures, forgiven, held, notice, plant, text } from './failures';

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
  '/drift/koer': [/\/messages\/failed$/, /\/jobs\/parked$/],
  '/demo/mailbox': [/\/demo\/mailbox$/],
  '/svar/$token': [/v1\/guest$/],
  '/statistik': [/\/statistics\/report\?/, /\/statistics\/series\?/],
};

const questions = [
  ...new Map(addresses.map((address) => [address.route, address])).values(),
].flatMap((address) => (asked[address.route] ?? []).map((question) => ({ ...address, question })));

it('asks something of every page but those that only tell or take', () => {
  const silent = ['/valj-roll', '/register', '/ny-aktualisering', '/tillganglighet', '/tyck-till'];
  const known = [...Object.keys(asked), ...silent].sort();
  expect(known).toEqual([...new Set(addresses.map(({ route }) => route))].sort());
});

describeInBrowser('a page whose question fails', () => {
  const house = aBrowserHouse();

  it.each(questions)(
    'says so each time, and comes in the end: $route, $question',
    async ({ question, ...address }) => {
      const page = await house.visitor({ as: address.as, forgiven });
      // Nothing is to be asked for again but by the button.
      await page.route('**/api/v1/live', () => undefined);
      const [first, ...later] = failures;
      let { answer } = first!;
      const mend = await plant(page, question, (route) => answer(route));
      await page.goto(`${house.address}${await pathOf(address, house)}`);
      let said = notice(page, first!.says).first();
      await said.getByRole('link', { name: text('problem.choose-persona') }).waitFor();
      for (const failure of later) {
        answer = failure.answer;
        await press(said, text('action.retry'));
        said = notice(page, failure.says).first();
        await said.waitFor();
      }
      await mend();
      // Slow this time: it says that it is on its way, then that it takes long.
      const slow = held();
      await plant(page, question, slow.answer);
      await press(said, text('action.retry'));
      await page.getByRole('status').getByLabel(text('state.loading')).first().waitFor();
      await page.getByRole('status').getByText(text('state.slow')).first().waitFor();
      slow.letGo();
      await said.waitFor({ state: 'detached' });
      await atRest(page);
    },
  );
});

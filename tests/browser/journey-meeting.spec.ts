/** @jest-environment ./tests/support/browser-environment.ts */
import type { Locator, Page } from 'playwright-core';
import { aBrowserHouse, atRest, describeInBrowser } from '../support/browser';
import { addresses, pathOf } from './addresses';
import { act, choose, press, write } from './by-hand';
import { sv } from './words';

interface Letter {
  readonly messageId: string;
  readonly kind: string;
  readonly to: string;
  readonly text: string;
}

const coordinator = { as: 'coordinator' } as const;
const agreed = [
  'Ringer och berättar vilken dag gruppen börjar.',
  'Söker ledsagare till vägen hem.',
  'Skriver en plan för återgång till skolan.',
] as const;

describeInBrowser('a meeting, from asking for it to what was kept', () => {
  const house = aBrowserHouse();

  /** The next letter of a kind that was not read; the demo sends some about meetings of its own. */
  async function nextLetter(kind: string, read: Set<string>, about?: string): Promise<Letter> {
    for (;;) {
      await house.behindTheDoors('remind');
      const { items } = await house.ask<{ items: readonly Letter[] }>('/demo/mailbox');
      for (const letter of items) {
        if (letter.kind !== kind || read.has(letter.messageId)) continue;
        if (about && !(await isAbout(letter, about))) continue;
        read.add(letter.messageId);
        return letter;
      }
    }
  }

  async function isAbout({ text }: Letter, subjectId: string): Promise<boolean> {
    const [, token = ''] = /\/svar\/([\w.-]+)/.exec(text) ?? [];
    return (await house.behindTheDoors('subjectOf', token)) === subjectId;
  }

  const read = new Set<string>();

  /** By the link of a letter, on a phone, with the code that comes in another. */
  async function guestWith(letter: Letter): Promise<Page> {
    const [, token] = /\/svar\/([\w.-]+)/.exec(letter.text) ?? [];
    const page = await house.open(`/svar/${token}`, { width: 360 });
    await press(page, sv('guest.code.send'));
    const { text } = await nextLetter('one-time-code', read);
    const [code] = /\b\d{3} ?\d{3}\b/.exec(text) ?? [];
    await page.getByRole('textbox').fill(code ?? '');
    await press(page, sv('guest.code.enter'));
    return page;
  }

  async function moveTo(instant: string): Promise<void> {
    await house.moveTo(instant);
    await house.behindTheDoors('remind');
  }

  const rowOf = (place: Page | Locator, what: string) =>
    place.locator('.agreement').filter({ hasText: what });

  it('request, slots, poll, booking, invitation, agenda, meeting, agreements, silence', async () => {
    const address = addresses.find(({ route }) => route === '/arenden/$caseId')!;
    const casePath = await pathOf(address, house);
    const caseId = casePath.split('/').at(-1)!;
    const { state } = await house.ask<{
      state: { contacts: Record<string, { unitId: string }>; members: Record<string, unknown> };
    }>(`/cases/${caseId}`);
    const [contact] = Object.values(state.contacts);
    const { items: units } = await house.ask<{ items: { unitId: string; name: string }[] }>(
      '/directory/units?limit=200',
    );
    const unit = units.find(({ unitId }) => unitId === contact!.unitId)!.name;

    // Asked for: one of the family and one unit must come; no interpreter (law.md 24).
    const team = await house.open(casePath, coordinator);
    await team.locator('#planering').getByRole('button', { name: 'Be om ett möte' }).click();
    const asking = act(team, 'Be om ett möte');
    await asking.locator('.invited-row select').first().selectOption('must');
    await asking
      .locator('.invited-row')
      .filter({ hasText: unit })
      .first()
      .locator('select')
      .selectOption('must');
    await choose(asking.getByRole('group', { name: 'Behövs tolk?' }), 'Nej');
    await press(asking, 'Visa tider');
    await team.waitForURL(/hitta-tid$/);

    // A question about the best times of two days.
    const days = team.locator('.find-part > .slots > .slot');
    for (const nth of [0, 1]) await days.nth(nth).locator('.slot-acts input').first().check();
    await press(team, 'Skicka frågan');
    await team.locator('#fraga').waitFor();

    // The unit answers by its link, and the team writes down what the family said on the telephone.
    const [, meetingId = ''] = /\/moten\/([\w-]+)/.exec(team.url()) ?? [];
    const guest = await guestWith(await nextLetter('poll', read, meetingId));
    await guest.locator('.guest-slot').nth(1).waitFor();
    for (const slot of await guest.locator('.guest-slot').all()) await press(slot, 'Ja');
    await press(guest, 'Skicka svaren');
    await guest.getByText(sv('guest.poll.thanks')).waitFor();
    await team.getByText('1 av 2 har svarat.').waitFor();
    await team.locator('.poll-table .link-button').first().click();
    const written = team.locator('form.act');
    await written.getByRole('radio').last().waitFor();
    for (const one of await written.getByRole('radio', { name: 'Ja', exact: true }).all())
      await one.check();
    await press(written, 'Spara svaret');
    await team.getByText(sv('meetings.poll.closed.decided')).waitFor();

    // Booked from the poll; the invitation is accepted by its link, and the team sees it.
    await team.locator('.poll-book').first().click();
    await press(team, 'Boka och bjud in');
    await team.waitForURL(/#planering$/);
    const invited = await guestWith(await nextLetter('invitation', read, meetingId));
    await press(invited, 'Jag kommer');
    await invited.getByText(sv('guest.invitation.thanks')).waitFor();
    await team.locator('.invitations').getByText('Kommer', { exact: true }).waitFor();

    // The agenda gets an item of its own, and goes out.
    await team.locator('#planering').getByRole('link', { name: 'Dagordning' }).click();
    await write(team, 'Vad ska ni tala om?', 'Skolskjutsen efter jul');
    await press(team, 'Lägg till');
    await team.locator('.agenda-item').filter({ hasText: 'Skolskjutsen' }).waitFor();
    await press(team, 'Skicka nu');
    await team.locator('.agenda-sending').getByText('skickades').waitFor();
    await nextLetter('agenda', read, meetingId);

    // Held on its day: two screens, one clock, three agreements.
    const { items: meetings } = await house.ask<{
      items: { meetingId: string; booking: { from: string } | null }[];
    }>(`/meetings?caseId=${caseId}`);
    const { booking } = meetings.find((one) => one.meetingId === meetingId)!;
    await moveTo(booking!.from);
    const modePath = `${casePath}/moten/${meetingId}/moteslage`;
    const screen = await house.open(modePath, coordinator);
    const wall = await house.open(modePath, coordinator);
    await screen.getByRole('button', { name: /^Börja med/ }).click();
    // The clock of the house counts: that of this screen stands still.
    await house.moveTo(new Date(Date.parse(booking!.from) + 125_000).toISOString());
    await wall.reload();
    await wall.locator('[aria-current=step] .clock').getByText('2:05').waitFor();
    // A tick stands at once, and does not wait for the answer.
    const came = screen.getByRole('checkbox', { name: unit, exact: true });
    const click = (box: HTMLElement) => {
      box.click();
      return (box as HTMLInputElement).checked;
    };
    expect(await came.evaluate(click)).toBe(true);
    for (const what of agreed) {
      await press(screen, 'Ny överenskommelse');
      const form = act(screen, 'Ny överenskommelse');
      await write(form, 'Vad ska göras?', what);
      await form.getByRole('combobox', { name: 'Vem?' }).selectOption({ label: unit });
      await press(form, 'Spara överenskommelsen');
      await form.waitFor({ state: 'detached' });
      await wall.locator('.note-list strong').getByText(what).waitFor();
    }
    await press(screen, 'Avsluta mötet');
    const ending = act(screen, 'Avsluta mötet');
    await ending
      .getByRole('group', { name: /Vems situation/ })
      .getByRole('checkbox')
      .first()
      .check();
    await press(ending, 'Avsluta mötet');
    await screen.waitForURL(/#moten$/);
    await rowOf(screen.locator('#overenskommelser'), agreed[2]).waitFor();

    // One is done, one is blocked.
    const board = await house.open('/overenskommelser', coordinator);
    const answers = [
      [agreed[0], ['Det är klart']],
      [agreed[1], ['Något står i vägen', 'Har inte tid eller folk']],
    ] as const;
    for (const [what, said] of answers) {
      await press(rowOf(board, what), `Skriv ned svaret: ${what}`);
      const form = act(board, 'Skriv ned svaret');
      await choose(form, ...said);
      await press(form, 'Spara svaret');
      await form.waitFor({ state: 'detached' });
    }
    await rowOf(board, agreed[0]).waitFor({ state: 'detached' });
    await rowOf(board, agreed[1]).getByText('Hinder', { exact: true }).waitFor();

    // One is silent, from the first reminder on, until it stands first on the next agenda.
    const later = new Date(Date.parse(booking!.from) + 40 * 86_400_000).toISOString();
    await moveTo(later);
    await rowOf(board, agreed[2]).getByText(sv('agreements.silence.agenda')).waitFor();
    const next = await house.open(casePath, coordinator);
    await next.locator('#planering').getByRole('button', { name: 'Be om ett möte' }).click();
    const again = act(next, 'Be om ett möte');
    await choose(again, 'Familjesamtal');
    await again.locator('.invited-row select').first().selectOption('must');
    await choose(again.getByRole('group', { name: 'Behövs tolk?' }), 'Nej');
    await press(again, 'Visa tider');
    await next.waitForURL(/hitta-tid$/);
    await next.goto(next.url().replace('hitta-tid', 'dagordning'));
    await atRest(next);
    const items = await next.locator('.agenda-item strong').allInnerTexts();
    // The demo may have let the family agree on more, and be silent about it for longer.
    const own: readonly string[] = agreed;
    expect(items.filter((item) => own.includes(item))).toEqual([agreed[2], agreed[1]]);
  });
});

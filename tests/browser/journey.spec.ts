/** @jest-environment ./tests/support/browser-environment.ts */
import type { Page } from 'playwright-core';
import { aBrowserHouse, atRest, describeInBrowser } from '../support/browser';
import {
  addContact,
  addMember,
  close,
  endContact,
  recordConsent,
  refer,
  reopen,
  takeOn,
  writeDownMeeting,
} from './a-family';
import { press, writeDay } from './by-hand';

const family = {
  familyName: 'Provström',
  municipality: 'Nora',
  child: { name: 'Elin', born: '2013', support: { unit: 'Elevhälsa', since: '2026-01-15' } },
  guardian: { name: 'Maria', phone: '070-174 06 05' },
  note: 'Skolan och BUP har var sin plan.',
};

/** The figures that are said aloud, by what they count. */
async function figures(page: Page) {
  const number = async (label: string) => {
    const item = page.locator('.key-figures li').filter({ hasText: label });
    return Number((await item.getByRole('button').innerText()).trim());
  };
  return {
    families: await number('har haft minst ett samverkansmöte'),
    active: await number('av dem är aktiva'),
    processes: await number('processer har startat'),
  };
}

async function figuresAt(page: Page, day: string) {
  if (await page.getByRole('button', { name: 'Välj annan dag' }).isVisible())
    await press(page, 'Välj annan dag');
  await writeDay(page, 'Visa siffrorna för', day);
  await page.locator(`.said-when time[datetime="${day}"]`).waitFor();
  await atRest(page);
  return figures(page);
}

describeInBrowser('the way of a family', () => {
  const house = aBrowserHouse();
  const screens: Page[] = [];

  async function sits(as: 'referrer' | 'coordinator' | 'steering-group', path: string) {
    const page = await house.open(path, { as, width: as === 'referrer' ? 360 : 1440 });
    screens.push(page);
    return page;
  }

  /** For the house and for everybody at a screen. */
  async function becomes(instant: string) {
    await house.moveTo(instant);
    for (const page of screens) await page.context().clock.setFixedTime(house.now());
  }

  it('goes from a referral by phone to the figures of the steering group', async () => {
    const referrer = await sits('referrer', '/mina-aktualiseringar');
    const team = await sits('coordinator', '/idag');
    const steering = await sits('steering-group', '/statistik');
    const before = await figures(steering);

    const number = await refer(referrer, family);

    await becomes('2026-11-23T08:00:00.000Z');
    await team.getByRole('link', { name: `Bedöm: ${family.familyName}` }).click();
    await team.getByText(family.note).waitFor();
    await takeOn(team);
    await team.getByRole('link', { name: 'Fråga om samtycke' }).click();

    await team.getByRole('heading', { level: 1, name: 'Familjen Provström' }).waitFor();
    await addMember(team, { role: 'Vårdnadshavare', name: 'Johan', born: '1979' });
    await addMember(team, { role: 'Barn', name: 'Noa', born: '2016' });
    await addContact(team, 'Noa', { unit: 'BUP', since: '2026-03' });
    await team.getByText('sedan mars 2026').waitFor();
    for (const who of ['Maria', 'Johan'])
      for (const agency of ['Kommunernas skola och förskola', 'Region Örebro län'])
        await recordConsent(team, who, agency);

    await becomes('2026-11-27T13:00:00.000Z');
    const follows = await writeDownMeeting(team, {
      on: '2026-11-25',
      discussed: ['Elin', 'Noa'],
      units: ['Elevhälsa', 'BUP'],
    });
    expect(follows).toContain('2 processer börjar, för Elin och Noa');
    const processes = team.locator('#processer li');
    await expect(processes.allInnerTexts()).resolves.toEqual([
      expect.stringMatching(/Elin\s+Process pågår/),
      expect.stringMatching(/Noa\s+Process pågår/),
    ]);

    const moved = {
      families: before.families + 1,
      active: before.active + 1,
      processes: before.processes + 2,
    };
    expect(await figuresAt(steering, '2026-11-25')).toEqual(moved);
    expect(await figuresAt(steering, '2026-11-24')).toEqual(before);
    expect(await figuresAt(steering, '2026-11-27')).toEqual(moved);

    const active = steering.locator('.key-figures li').filter({ hasText: 'av dem är aktiva' });
    await close(team, 'Situationen förbättrad');
    await team.getByText('Avslutat 27 nov. 2026: Situationen förbättrad').waitFor();
    await active.getByRole('button', { name: String(before.active), exact: true }).waitFor();
    await reopen(team);
    await team.getByText('Öppnat igen 27 nov. 2026').waitFor();
    await endContact(team, 'BUP');
    await team.getByText('mars 2026 till 27 nov. 2026').waitFor();
    await active.getByRole('button', { name: String(moved.active), exact: true }).waitFor();
    expect(await figuresAt(steering, '2026-11-24')).toEqual(before);

    await referrer.getByRole('link', { name: 'Alla mina aktualiseringar' }).click();
    const own = referrer.locator('.own-list > li').filter({ hasText: number });
    await own.getByText('Första mötet').waitFor();
    expect(await own.locator('[data-state="done"]').count()).toBe(4);
  });
});

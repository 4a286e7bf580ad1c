/** @jest-environment ./tests/support/browser-environment.ts */
import type { Outgoing, Recipient } from '@famsam/contracts';
import { randomUUID } from 'node:crypto';
import { aBrowserHouse, describeInBrowser } from '../support/browser';
import { faultsOf, looksOfState } from './looks';
import { sv } from './words';

describeInBrowser('what is sent, and what cannot be', () => {
  const house = aBrowserHouse();

  async function tell(recipient: Recipient): Promise<void> {
    const now = house.now();
    const later = (days: number) => new Date(now.getTime() + days * 86_400_000).toISOString();
    const uid = randomUUID();
    const message: Outgoing = {
      ...{ kind: 'invitation', recipient, caseId: null, link: 'invitation' },
      about: { kind: 'meeting', id: uid },
      calendar: { method: 'request', uid, sequence: 0, from: later(5), to: later(6) },
      speaksOf: null,
      ...{ dueAt: now.toISOString(), meaningfulUntil: later(5) },
    };
    await house.behindTheDoors('send', message);
  }

  it('lies in the mailbox with a link to follow and a calendar to keep', async () => {
    const { items } = await house.ask<{ items: { unitId: string }[] }>('/directory/units');
    for (const { unitId } of items.slice(0, 3)) await tell({ kind: 'unit', unitId });
    const page = await house.visit('/demo/mailbox', { as: 'coordinator' });
    const letters = page.getByRole('article', { name: 'Du har en bokning' });
    // The worker sends soon, and the page is told of it.
    await letters.nth(2).waitFor();
    const first = letters.first();
    expect(await first.getByRole('link').getAttribute('href')).toMatch(/\/svar\/[\w-]+$/);
    const coming = page.waitForEvent('download');
    await first.getByRole('button').click();
    expect((await coming).suggestedFilename()).toBe('bokning.ics');
    expect(await faultsOf(page, looksOfState)).toEqual([]);
  });

  it('waits where an operator looks when there is no address, and is tried again', async () => {
    await tell({ kind: 'member', memberId: randomUUID() });
    const page = await house.visit('/drift/koer', { as: 'operator' });
    const row = page.getByRole('row', { name: sv('operation.why.no-address') });
    await row.waitFor();
    const answered = page.waitForResponse((response) => response.url().endsWith('/retry'));
    await row.getByRole('button').click();
    expect((await answered).status()).toBe(200);
    await row.waitFor();
    expect(await faultsOf(page, looksOfState)).toEqual([]);
  });
});

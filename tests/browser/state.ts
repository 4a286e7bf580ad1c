import type { Role } from '@famsam/identity';
import type { Page } from 'playwright-core';
import { atRest } from '../support/browser';
import { addresses, type Address } from './addresses';
import { sv } from './words';

/** What the api answers at a path below /api/v1, whatever it would. */
export interface Answer {
  readonly path: string;
  readonly body: object;
  readonly status?: number;
}

/** A page in a state one comes to by doing something, or where there is nothing to see. */
export interface State {
  readonly name: string;
  readonly at: Address;
  readonly answers?: readonly Answer[];
  /** Until what the state is about is seen. */
  readonly reach: (page: Page) => Promise<void>;
  readonly width?: 360;
  /** The dialog that is open then. */
  readonly opens?: string;
  readonly forgiven?: readonly RegExp[];
}

export const nobodysId = '00000000-0000-4000-8000-000000000000';
export const notFound = [/status of 404/];

export const at = (route: string, as?: Role): Address => ({ route, as });
export const known = (route: string, nth = 0): Address =>
  addresses.filter((one) => one.route === route)[nth]!;
export const openCase = known('/arenden/$caseId');

export const press = (page: Page, id: string) =>
  page
    .getByRole('button', { name: sv(id), exact: true })
    .first()
    .click();
export const see = (page: Page, id: string) => page.getByText(sv(id)).first().waitFor();
export const seeError = (page: Page) => page.locator('[aria-invalid=true]').first().waitFor();

interface CaseState {
  readonly contacts: Record<string, { ended: object | null }>;
  readonly meetings: Record<string, { withoutConsent: string | null }>;
}

/** The page opened anew, of a case in which something else has happened. */
export async function openWith(page: Page, change: (state: CaseState) => void): Promise<void> {
  await page.route(/\/api\/v1\/cases\/[0-9a-f-]{36}$/, async (route) => {
    const found = await route.fetch();
    const detail = (await found.json()) as { state: CaseState };
    change(detail.state);
    await route.fulfill({ json: detail });
  });
  await page.reload();
  await atRest(page);
}

/** An act of the case page, sent with nothing filled in. */
export function caseForm(name: string, open: string, submit: string): State {
  return {
    name,
    at: openCase,
    reach: async (page) => {
      await press(page, open);
      await page
        .locator('form.act')
        .getByRole('button', { name: sv(submit), exact: true })
        .click();
      await page.locator('form.act .ds-error-summary').waitFor();
    },
  };
}

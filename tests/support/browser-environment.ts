import { TestEnvironment } from 'jest-environment-node';
import { chromium, type Browser } from 'playwright-core';
import { startHouse, type HouseProcess } from './browser-house';

export interface Opened {
  readonly house: HouseProcess;
  readonly browser: Browser;
}

declare global {
  /** The house and the Chromium of this jest worker; whoever is first starts them. */
  var openBrowser: () => Promise<Opened>;
}

/** What outlasts a test file: Jest loads this module anew for each, so that a variable here would forget the house. */
const worker = process as typeof process & {
  houseOfBrowserTests?: Promise<HouseProcess> | undefined;
};

/** For test files that begin with `@jest-environment ./tests/support/browser-environment.ts`. */
export default class BrowserEnvironment extends TestEnvironment {
  private browser: Browser | undefined;

  override async setup(): Promise<void> {
    await super.setup();
    const openBrowser = async (): Promise<Opened> => {
      const starting = (worker.houseOfBrowserTests ??= startHouse());
      const house = await starting;
      void house.ended.then(() => {
        if (worker.houseOfBrowserTests === starting) worker.houseOfBrowserTests = undefined;
      });
      this.browser ??= await chromium.connect(await house.ask('browser'));
      return { house, browser: this.browser };
    };
    Object.assign(this.global, { openBrowser });
  }

  override async teardown(): Promise<void> {
    await this.browser?.close();
    await super.teardown();
  }
}

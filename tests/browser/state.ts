import type { Page } from 'playwright-core';
import type { Address } from './addresses';

/** A page in a state one comes to by doing something, or where there is nothing to see. */
export interface State {
  readonly name: string;
  readonly at: Address;
  /** Until what the state is about is seen. */
  readonly reach: (page: Page) => Promise<void>;
  readonly width?: 360;
  /** The dialog that is open then. */
  readonly opens?: string;
  /** Whether it is a form, or holds one. */
  readonly hasFields?: boolean;
  readonly forgiven?: readonly RegExp[];
}

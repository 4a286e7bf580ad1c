import { Problem } from '../../api/problem';

export interface Session {
  readonly session: string;
  readonly expiresAt: string;
}

/** By link, in this tab alone: who takes over the phone later has to ask for a code again. */
const keyOf = (link: string) => `famsam.guest.${link.slice(-12)}`;

export function sessionOf(link: string): Session | null {
  const stored = sessionStorage.getItem(keyOf(link));
  if (!stored) return null;
  const session = JSON.parse(stored) as Session;
  return session.expiresAt > new Date().toISOString() ? session : null;
}

export function keepSession(link: string, session: Session | null): void {
  if (session) sessionStorage.setItem(keyOf(link), JSON.stringify(session));
  else sessionStorage.removeItem(keyOf(link));
}

/** Half an hour is over: what to do is to ask for another code, and not to read about a failure. */
export function hasEnded(error: unknown): boolean {
  return error instanceof Problem && error.code === 'guest.session-ended';
}

/** What the page of a purpose is given. */
export interface GuestProps {
  /** For every request: who came by the link and answered with the code. */
  readonly headers: { readonly 'X-Guest-Session': string };
  /** The api says that the session is over. */
  readonly onEnded: () => void;
}

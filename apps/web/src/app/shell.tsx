import { SkipLink } from '@digdir/designsystemet-react';
import { Link, Outlet, useRouter, useRouterState } from '@tanstack/react-router';
import { useEffect, useRef, useState } from 'react';
import { FormattedMessage, useIntl } from 'react-intl';
import { FindCase } from '../parts/find-case';
import { KeysHelp } from '../parts/keys-help';
import { useLive, useLiveState } from './live';
import { choosePersona, startPage, usePersona, type Persona } from './persona';
import { language, languages, scheme, schemes } from './preferences';

/** What each persona can go to, the first page first. Ids of texts are `nav.<last word>`. */
const ways = {
  coordinator: [
    ['/idag', 'nav.today'],
    ['/aktualiseringar', 'nav.referrals'],
    ['/arenden', 'nav.cases'],
    ['/overenskommelser', 'nav.agreements'],
    ['/konsultationer', 'nav.consultations'],
    ['/statistik', 'nav.statistics'],
    ['/register', 'nav.register'],
    ['/katalog', 'nav.directory'],
  ],
  referrer: [
    ['/mina-aktualiseringar', 'nav.own-referrals'],
    ['/ny-aktualisering', 'nav.new-referral'],
  ],
  'steering-group': [['/statistik', 'nav.statistics']],
  operator: [
    ['/katalog', 'nav.directory'],
    ['/statistik', 'nav.statistics'],
    ['/drift/koer', 'nav.queues'],
  ],
} as const satisfies Record<Persona, readonly (readonly [string, string])[]>;

/** The frame of every page: skip link, navigation by role, language and colours, keys, live state. */
export function Shell() {
  useLive();
  const persona = usePersona();
  const intl = useIntl();
  const [finding, setFinding] = useState(false);
  const [helping, setHelping] = useState(false);
  useKeys({
    find: () => persona === 'coordinator' && setFinding(true),
    help: () => setHelping(true),
  });
  useFocusOnNewPage();
  const chosenScheme = scheme.use();
  useEffect(() => {
    document.documentElement.dataset.colorScheme = chosenScheme;
  }, [chosenScheme]);
  const isGuest = useRouterState({ select: isGuestPage });
  if (isGuest) return <GuestFrame />;
  return (
    <div className="shell">
      <SkipLink href="#innehall">{intl.formatMessage({ id: 'shell.skip' })}</SkipLink>
      <Header onFind={() => setFinding(true)} />
      <main id="innehall" tabIndex={-1}>
        <Outlet />
      </main>
      <LiveNotice />
      <Footer onHelp={() => setHelping(true)} />
      {finding && <FindCase onClose={() => setFinding(false)} />}
      {helping && <KeysHelp onClose={() => setHelping(false)} />}
    </div>
  );
}

function isGuestPage({ location }: { location: { pathname: string } }): boolean {
  return location.pathname.startsWith('/svar/');
}

/** Of whoever came by a link: nobody to be, nowhere else to go, but the language. */
function GuestFrame() {
  const intl = useIntl();
  return (
    <div className="shell">
      <SkipLink href="#innehall">{intl.formatMessage({ id: 'shell.skip' })}</SkipLink>
      <header className="shell-header">
        <div className="shell-top">
          <span className="shell-mark">
            <img src="/mark.svg" alt="" width={32} height={32} /> FamSam
          </span>
          <div className="shell-tools">
            <LanguageChoice />
          </div>
        </div>
      </header>
      <main id="innehall" tabIndex={-1}>
        <Outlet />
      </main>
      <footer className="shell-footer">
        <FormattedMessage id="shell.demo" tagName="p" />
        <Link to="/tillganglighet">
          <FormattedMessage id="shell.accessibility" />
        </Link>
      </footer>
    </div>
  );
}

/** One line with who one is, one with where one can go; on a phone both are behind one button. */
function Header({ onFind }: { onFind: () => void }) {
  const persona = usePersona();
  const intl = useIntl();
  const [open, setOpen] = useState(false);
  const button = useRef<HTMLButtonElement>(null);
  const path = useRouterState({ select: (state) => state.location.pathname });
  useEffect(() => setOpen(false), [path]);
  return (
    <header
      className="shell-header"
      onKeyDown={({ key }) => {
        if (key !== 'Escape' || !open) return;
        setOpen(false);
        button.current?.focus();
      }}
    >
      <div className="shell-top">
        <Link to={persona ? startPage[persona] : '/valj-roll'} className="shell-mark">
          <img src="/mark.svg" alt="" width={32} height={32} /> FamSam
        </Link>
        {persona && (
          <button
            ref={button}
            type="button"
            className="shell-menu-button"
            aria-expanded={open}
            aria-controls="meny"
            onClick={() => setOpen(!open)}
          >
            <span className="shell-menu-lines" aria-hidden="true" />
            <FormattedMessage id="shell.menu" />
          </button>
        )}
        <div id="meny" className="shell-menu" data-open={open || !persona}>
          <div className="shell-tools">
            {persona === 'coordinator' && (
              <button type="button" className="shell-find" onClick={onFind}>
                <FormattedMessage id="shell.find" /> <kbd>Ctrl K</kbd>
              </button>
            )}
            {persona && <SignedIn persona={persona} />}
            <LanguageChoice />
          </div>
          {persona && (
            <nav aria-label={intl.formatMessage({ id: 'nav.label' })} className="shell-nav">
              {ways[persona].map(([to, text]) => (
                <Link key={to} to={to} activeProps={{ 'aria-current': 'page' }}>
                  <FormattedMessage id={text} />
                </Link>
              ))}
            </nav>
          )}
        </div>
      </div>
    </header>
  );
}

function SignedIn({ persona }: { persona: Persona }) {
  const router = useRouter();
  return (
    <span className="shell-who">
      <strong>
        <FormattedMessage id={`persona.${persona}`} />
      </strong>
      <button
        type="button"
        className="link-button"
        onClick={() => {
          choosePersona(null);
          void router.navigate({ to: '/valj-roll' });
        }}
      >
        <FormattedMessage id="shell.change-persona" />
      </button>
    </span>
  );
}

const names = { sv: 'Svenska', en: 'English', fi: 'Suomi' } as const;

/** At the top, because somebody who needs it cannot read the rest. */
function LanguageChoice() {
  const chosen = language.use();
  const intl = useIntl();
  return (
    <select
      className="plain-select"
      aria-label={intl.formatMessage({ id: 'shell.language' })}
      value={chosen}
      onChange={({ target }) => {
        const found = languages.find((one) => one === target.value);
        if (found) language.choose(found);
      }}
    >
      {languages.map((one) => (
        <option key={one} value={one} lang={one}>
          {names[one]}
        </option>
      ))}
    </select>
  );
}

function LiveNotice() {
  const state = useLiveState();
  const persona = usePersona();
  const [late, setLate] = useState(false);
  useEffect(() => {
    if (state === 'live') return setLate(false);
    const timer = setTimeout(() => setLate(true), 3_000);
    return () => clearTimeout(timer);
  }, [state]);
  return (
    <p role="status" className="live-notice" hidden={!persona || state === 'live' || !late}>
      <FormattedMessage id={state === 'offline' ? 'shell.offline' : 'shell.waiting'} />
    </p>
  );
}

function Footer({ onHelp }: { onHelp: () => void }) {
  // The address as the router knows it: no id of a case in it.
  const page = useRouterState({ select: ({ matches }) => matches.at(-1)?.routeId });
  const colours = scheme.use();
  const intl = useIntl();
  return (
    <footer className="shell-footer">
      <FormattedMessage id="shell.demo" tagName="p" />
      <nav aria-label={intl.formatMessage({ id: 'shell.about' })}>
        <Link to="/tillganglighet">
          <FormattedMessage id="shell.accessibility" />
        </Link>
        <Link to="/tyck-till" search={{ sida: page }}>
          <FormattedMessage id="shell.feedback" />
        </Link>
        <a href="/api/docs">API</a>
        <button type="button" className="link-button" onClick={onHelp}>
          <FormattedMessage id="shell.keys" /> <kbd>?</kbd>
        </button>
      </nav>
      <label>
        <FormattedMessage id="shell.scheme" />
        <select
          className="plain-select"
          value={colours}
          onChange={({ target }) => {
            const found = schemes.find((one) => one === target.value);
            if (found) scheme.choose(found);
          }}
        >
          {schemes.map((one) => (
            <option key={one} value={one}>
              {intl.formatMessage({ id: `scheme.${one}` })}
            </option>
          ))}
        </select>
      </label>
    </footer>
  );
}

/** Ctrl/⌘ K finds a case, ? shows the keys; never while somebody is writing. */
function useKeys({ find, help }: { find: () => void; help: () => void }): void {
  const latest = useRef({ find, help });
  latest.current = { find, help };
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.key.toLowerCase() === 'k' && (event.ctrlKey || event.metaKey)) {
        event.preventDefault();
        latest.current.find();
      }
      const writing =
        event.target instanceof Element && event.target.closest('input, textarea, select');
      if (event.key === '?' && !writing) latest.current.help();
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, []);
}

/** A new page is announced: its heading gets the focus, as after a load. */
function useFocusOnNewPage(): void {
  const path = useRouterState({ select: (state) => state.resolvedLocation?.pathname });
  const first = useRef(true);
  useEffect(() => {
    if (first.current) {
      first.current = path === undefined;
      return;
    }
    // Where a link led to a form, that has it already.
    if (!document.activeElement?.closest('form.act'))
      document.querySelector<HTMLElement>('main h1')?.focus();
  }, [path]);
}

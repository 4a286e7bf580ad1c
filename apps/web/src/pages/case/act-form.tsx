import { Button, ErrorSummary, Heading } from '@digdir/designsystemet-react';
import { useEffect, useRef, type ReactNode } from 'react';
import { FormattedMessage, useIntl } from 'react-intl';
import { ProblemNotice } from '../../parts/problem-notice';
import type { Compared } from '../../parts/versions';
import { StaleNotice } from './stale-notice';
import type { AnyAct } from './use-act';

/** Where an act is done: in place, under what it is about; the focus goes in and comes back. */
export function ActForm({
  act,
  title,
  lead,
  submit,
  danger = false,
  takesFocus = true,
  onClose,
  compare,
  children,
}: {
  act: AnyAct;
  title: string;
  lead?: ReactNode;
  submit: string;
  danger?: boolean;
  /** Not where the form comes by itself, while somebody is choosing something elsewhere. */
  takesFocus?: boolean;
  onClose: () => void;
  /** What was written beside what stands now, for an act that changes an entry. */
  compare?: readonly Compared[];
  children?: ReactNode;
}) {
  const intl = useIntl();
  const heading = useRef<HTMLHeadingElement>(null);
  useFocusInAndBack(heading, takesFocus);
  return (
    <form
      className="act"
      noValidate
      aria-label={title}
      onSubmit={(event) => {
        event.preventDefault();
        if (!act.isSending) act.submit();
      }}
    >
      <Heading ref={heading} level={3} data-size="xs" tabIndex={-1}>
        {title}
      </Heading>
      {lead && <p className="act-lead">{lead}</p>}
      {act.faults.length > 0 && (
        <ErrorSummary key={act.attempts}>
          <ErrorSummary.Heading level={4}>
            <FormattedMessage id="case.errors" values={{ count: act.faults.length }} />
          </ErrorSummary.Heading>
          <ErrorSummary.List>
            {act.faults.map(({ id, text }) => (
              <ErrorSummary.Item key={id}>
                <ErrorSummary.Link
                  href={`#${id}`}
                  onClick={(event) => {
                    event.preventDefault();
                    goTo(id);
                  }}
                >
                  {text}
                </ErrorSummary.Link>
              </ErrorSummary.Item>
            ))}
          </ErrorSummary.List>
        </ErrorSummary>
      )}
      {(act.problem || act.isStale) && (
        <Focused key={act.attempts}>
          {act.problem && <ProblemNotice error={act.problem} kept />}
          {act.isStale && <StaleNotice act={act} compare={compare} onTakeTheirs={onClose} />}
        </Focused>
      )}
      {children}
      <div className="act-buttons">
        <Button type="submit" loading={act.isSending} {...(danger && { 'data-color': 'danger' })}>
          {submit}
        </Button>
        <Button type="button" variant="tertiary" onClick={onClose}>
          <FormattedMessage id="action.cancel" />
        </Button>
        {act.kept && (
          <span className="act-draft">
            <FormattedMessage id="draft.kept" />
            {' · '}
            <button
              type="button"
              className="link-button"
              onClick={() => {
                act.discard();
                heading.current?.focus();
              }}
            >
              {intl.formatMessage({ id: 'draft.forget' })}
            </button>
          </span>
        )}
      </div>
    </form>
  );
}

/** What went wrong is read before going on. */
function Focused({ children }: { children: ReactNode }) {
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => place.current?.focus(), []);
  return (
    <div ref={place} tabIndex={-1} className="act-problem">
      {children}
    </div>
  );
}

function goTo(id: string): void {
  const place = document.getElementById(id);
  const field = place?.querySelector<HTMLElement>(
    'input, select, textarea, [role="spinbutton"], button',
  );
  (field ?? place)?.focus();
  place?.scrollIntoView({ block: 'center' });
}

function useFocusInAndBack(
  heading: React.RefObject<HTMLHeadingElement | null>,
  takesFocus: boolean,
): void {
  const before = useRef(document.activeElement);
  useEffect(() => {
    const opener = before.current;
    if (takesFocus) {
      heading.current?.focus({ preventScroll: true });
      const top = heading.current?.getBoundingClientRect().top ?? 0;
      if (top < 0 || top > window.innerHeight * 0.6) heading.current?.scrollIntoView();
    }
    return () => {
      // After the page has settled: the opener may be gone, because what it opened was done.
      setTimeout(() => {
        const elsewhere = document.activeElement && document.activeElement !== document.body;
        if (elsewhere || !(opener instanceof HTMLElement)) return;
        if (opener.isConnected) opener.focus();
        else document.querySelector<HTMLElement>('main h1')?.focus();
      });
    };
  }, [heading, takesFocus]);
}

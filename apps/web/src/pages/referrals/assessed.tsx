import { Button, Heading } from '@digdir/designsystemet-react';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useEffect, useRef } from 'react';
import { FormattedMessage } from 'react-intl';
import { api, dataOf } from '../../api/client';
import { Day } from '../../parts/day';
import type { CaseDetail } from './assessment-draft';

/** The decision as it stands, and what comes next. */
export function Assessed({ detail, justDone }: { detail: CaseDetail; justDone: boolean }) {
  const { caseId, status, state, notes } = detail;
  const { assessment } = state;
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    if (justDone) heading.current?.focus();
  }, [justDone]);
  const outcome = assessment?.outcome ?? status;
  return (
    <section className="sheet assessed" aria-labelledby="bedomt">
      <Heading level={2} data-size="xs" id="bedomt" ref={heading} tabIndex={-1}>
        <FormattedMessage id={`referrals.assessed.${outcome}`} />
      </Heading>
      {assessment && (
        <p>
          <FormattedMessage
            id={assessment.reason ? 'referrals.assessed.because' : 'referrals.assessed.on'}
            values={{
              day: <Day day={assessment.on} />,
              reason: assessment.reason && (
                <FormattedMessage id={`referrals.reason.${assessment.reason}`} />
              ),
            }}
          />
        </p>
      )}
      {notes['assessment'] && <blockquote>{notes['assessment']}</blockquote>}
      {assessment && (
        <p>
          <FormattedMessage id={`referrals.next.${assessment.outcome}`} />
        </p>
      )}
      <div className="assessed-next">
        {assessment?.outcome === 'taken-on' ? (
          <Button asChild>
            <Link to="/arenden/$caseId" params={{ caseId }} hash="samtycken">
              <FormattedMessage id="referrals.next.consent" />
            </Link>
          </Button>
        ) : (
          <Link to="/arenden/$caseId" params={{ caseId }}>
            <FormattedMessage id="referrals.next.case" />
          </Link>
        )}
        {justDone && <NextReferral after={caseId} />}
      </div>
    </section>
  );
}

/** So that an inbox can be worked through from the top. */
function NextReferral({ after }: { after: string }) {
  const { data } = useQuery({
    queryKey: ['cases', 'inbox', 'next', after],
    queryFn: () =>
      dataOf(api.GET('/api/v1/cases', { params: { query: { status: 'referred', limit: 2 } } })),
  });
  if (!data) return null;
  const next = data.items.find(({ caseId }) => caseId !== after);
  if (!next)
    return (
      <p className="subtle">
        <FormattedMessage id="referrals.next.none" />
      </p>
    );
  return (
    <Link to="/aktualiseringar/$caseId" params={{ caseId: next.caseId }}>
      <FormattedMessage id="referrals.next.other" values={{ who: next.name ?? next.number }} />
    </Link>
  );
}

import { Button, Heading } from '@digdir/designsystemet-react';
import { useMutation, useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { FormattedMessage, useIntl } from 'react-intl';
import { api, dataOf } from '../../api/client';
import { Answer } from '../../parts/answer';
import { Day } from '../../parts/day';
import { Page } from '../../parts/page';
import { ProblemNotice } from '../../parts/problem-notice';
import { saveFile } from '../../parts/save-file';
import { fetchOwnReferral, type OwnReferralDetails } from './own-referral';
import './referrer.css';
import { StatusLine } from './status-line';
import { Details } from './details';

/** The receipt of a referral: its number, how far it has come, and what happens next. */
export default function Receipt() {
  const intl = useIntl();
  const { caseId } = useParams({ from: '/mina-aktualiseringar/$caseId' });
  const referral = useQuery({
    queryKey: ['own-referrals', 'one', caseId],
    queryFn: () => fetchOwnReferral(caseId),
  });
  return (
    <Page
      title={intl.formatMessage(
        { id: 'referrer.receipt.title' },
        { number: referral.data?.number ?? '' },
      )}
    >
      <Answer query={referral}>{(found) => <Letter referral={found} />}</Answer>
      <p className="no-print">
        <Link to="/mina-aktualiseringar">
          <FormattedMessage id="referrer.receipt.all" />
        </Link>
      </p>
    </Page>
  );
}

/** Of reading, asking for consent, and meeting: what still lies ahead. */
const stepsToCome = {
  received: ['1', '2', '3'],
  'taken-on': ['2', '3'],
  consents: ['3'],
  met: [],
  closed: [],
  'pointed-elsewhere': [],
  declined: [],
} satisfies Record<OwnReferralDetails['stage'], string[]>;

function Letter({ referral }: { referral: OwnReferralDetails }) {
  const { caseId, number, referredOn } = referral;
  const pdf = useMutation({
    mutationFn: async () => {
      const path = { caseId };
      const file = await dataOf(
        api.GET('/api/v1/referrals/{caseId}/receipt.pdf', { params: { path }, parseAs: 'blob' }),
      );
      saveFile(file, `${number}.pdf`);
    },
  });
  const toCome = stepsToCome[referral.stage];
  return (
    <div className="sheet receipt">
      <p className="receipt-sent">
        <FormattedMessage
          id="referrer.receipt.sent"
          values={{ day: <Day day={referredOn} />, number: <strong>{number}</strong> }}
        />
      </p>
      <StatusLine referral={referral} />
      {toCome.length > 0 && (
        <section>
          <Heading level={2} data-size="xs">
            <FormattedMessage id="referrer.receipt.next" />
          </Heading>
          <ol>
            {toCome.map((step) => (
              <li key={step}>
                <FormattedMessage id={`referrer.receipt.next.${step}`} />
              </li>
            ))}
          </ol>
        </section>
      )}
      <Details details={referral.details} />
      <p className="subtle">
        <FormattedMessage id="referrer.receipt.privacy" />
      </p>
      <p className="referral-note">
        <FormattedMessage id="referrer.receipt.concern" />
      </p>
      {pdf.isError && <ProblemNotice error={pdf.error} onRetry={() => pdf.mutate()} />}
      <div className="referral-go no-print">
        <Button variant="secondary" loading={pdf.isPending} onClick={() => pdf.mutate()}>
          <FormattedMessage id="referrer.receipt.pdf" />
        </Button>
        <Button variant="tertiary" onClick={() => window.print()}>
          <FormattedMessage id="referrer.receipt.print" />
        </Button>
      </div>
    </div>
  );
}

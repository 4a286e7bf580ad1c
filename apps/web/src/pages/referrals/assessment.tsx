import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { useState } from 'react';
import { FormattedMessage, useIntl } from 'react-intl';
import { api, dataOf } from '../../api/client';
import { Answer } from '../../parts/answer';
import { Page } from '../../parts/page';
import { MunicipalityName } from '../cases/case-words';
import type { CaseDetail } from './assessment-draft';
import { AssessmentForm } from './assessment-form';
import { Assessed } from './assessed';
import { ReferralDetails } from './referral-details';
import './referrals.css';

/** One referral: as it was told, what fits the family, and the decision. */
export default function AssessmentPage() {
  const { caseId } = useParams({ from: '/aktualiseringar/$caseId' });
  const intl = useIntl();
  const detail = useQuery({
    queryKey: ['case', caseId, 'detail'],
    queryFn: () => dataOf(api.GET('/api/v1/cases/{caseId}', { params: { path: { caseId } } })),
  });
  const { data } = detail;
  const who = data?.name ?? data?.state.referral?.number;
  const title = data?.status === 'referred' ? 'referrals.one.title' : 'referrals.one.assessed';
  return (
    <Page
      wide
      title={
        who
          ? intl.formatMessage({ id: title }, { who })
          : intl.formatMessage({ id: 'referrals.one' })
      }
      lead={data && <Number detail={data} />}
    >
      <div className="assessment">
        <Answer query={detail}>{(found) => <Referral key={caseId} detail={found} />}</Answer>
      </div>
      <p className="assessment-back">
        <Link to="/aktualiseringar">
          <FormattedMessage id="referrals.back" />
        </Link>
      </p>
    </Page>
  );
}

function Number({ detail: { name, state } }: { detail: CaseDetail }) {
  const { referral } = state;
  if (!referral) return null;
  return (
    <>
      {name && `${referral.number} · `}
      <MunicipalityName code={referral.municipality} />
    </>
  );
}

function Referral({ detail }: { detail: CaseDetail }) {
  // What the person has before them stays, also when somebody else writes meanwhile.
  const [read, setRead] = useState(detail);
  const [justDone, setJustDone] = useState(false);
  const open = detail.status === 'referred';
  // Somebody else assessed while this person was writing: the form stays, with both versions.
  const writing = read.status === 'referred' && !justDone;
  return (
    <div className="assessment-halves">
      <ReferralDetails detail={open ? read : detail} />
      <div className="assessment-act">
        {writing ? (
          <AssessmentForm
            read={read}
            now={detail}
            onRead={() => setRead(detail)}
            onDone={() => setJustDone(true)}
          />
        ) : (
          <Assessed detail={detail} justDone={justDone} />
        )}
      </div>
    </div>
  );
}

import { Alert, Button, Heading } from '@digdir/designsystemet-react';
import type { ReactNode, Ref } from 'react';
import { FormattedMessage } from 'react-intl';
import { Day } from '../../parts/day';
import { TableScroll } from '../../parts/table-scroll';
import { MunicipalityName } from '../cases/case-words';
import type { AssessmentDraft, CaseDetail } from './assessment-draft';

interface Row {
  readonly label: string;
  readonly before: ReactNode;
  readonly now: ReactNode;
}

/** Somebody else was first: both versions side by side, and the person chooses. */
export function ChangedMeanwhile({
  ref,
  read,
  now,
  draft,
  onGoOn,
  onDrop,
}: {
  ref: Ref<HTMLDivElement>;
  read: CaseDetail;
  now: CaseDetail;
  draft: AssessmentDraft;
  onGoOn: () => void;
  onDrop: () => void;
}) {
  const decided = now.status !== 'referred';
  const kind = decided ? 'assessed' : 'corrected';
  const rows = decided ? assessments(draft, now) : corrections(read, now);
  return (
    <Alert ref={ref} tabIndex={-1} data-color="warning" role="alert" className="changed">
      <Heading level={3} data-size="2xs">
        <FormattedMessage id={`referrals.changed.${kind}`} />
      </Heading>
      {rows.length > 0 && <Versions rows={rows} before={`referrals.changed.${kind}.before`} />}
      <FormattedMessage id={`referrals.changed.${kind}.what`} tagName="p" />
      <div className="changed-acts">
        {!decided && (
          <Button data-size="sm" onClick={onGoOn}>
            <FormattedMessage id="referrals.changed.go-on" />
          </Button>
        )}
        <Button data-size="sm" variant="secondary" onClick={onDrop}>
          <FormattedMessage id={`referrals.changed.${kind}.drop`} />
        </Button>
      </div>
    </Alert>
  );
}

function Versions({ rows, before }: { rows: readonly Row[]; before: string }) {
  return (
    <TableScroll>
      <table className="changed-versions">
        <caption>
          <FormattedMessage id="referrals.changed.caption" />
        </caption>
        <thead>
          <tr>
            <td />
            <th scope="col">
              <FormattedMessage id={before} />
            </th>
            <th scope="col">
              <FormattedMessage id="referrals.changed.now" />
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.label}>
              <th scope="row">
                <FormattedMessage id={row.label} />
              </th>
              <td>{row.before}</td>
              <td>{row.now}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </TableScroll>
  );
}

function assessments(draft: AssessmentDraft, { state, notes }: CaseDetail): Row[] {
  const { assessment } = state;
  if (!assessment) return [];
  const word = (of: string, value: string | null) =>
    value ? <FormattedMessage id={`referrals.${of}.${value}`} /> : '–';
  return [
    {
      label: 'referrals.outcome',
      before: word('outcome', draft.outcome),
      now: word('outcome', assessment.outcome),
    },
    {
      label: 'referrals.reason',
      before: word('reason', draft.reason),
      now: word('reason', assessment.reason),
    },
    { label: 'referrals.note', before: draft.note || '–', now: notes['assessment'] ?? '–' },
    { label: 'referrals.on', before: <Day day={draft.on} />, now: <Day day={assessment.on} /> },
  ];
}

/** What differs in the referral since it was read. */
function corrections(read: CaseDetail, now: CaseDetail): Row[] {
  const [before, after] = [read.state.referral, now.state.referral];
  if (!before || !after) return [];
  const list = (of: string, values: readonly string[]) => (
    <ul>
      {values.map((one) => (
        <li key={one}>
          <FormattedMessage id={`referrals.${of}.${one}`} />
        </li>
      ))}
    </ul>
  );
  const show = {
    category: (category: string) => <FormattedMessage id={`cases.category.${category}`} />,
    on: (day: string) => <Day day={day} />,
    municipality: (code: string) => <MunicipalityName code={code} />,
    criteria: (values: readonly string[]) => list('criterion', values),
    domains: (values: readonly string[]) => list('domain', values),
    childrenUnder23: (count: number) => count,
  };
  const labels = {
    category: 'referrals.told.by',
    on: 'referrals.told.on',
    municipality: 'cases.municipality',
    criteria: 'referrals.told.criteria',
    domains: 'referrals.told.domains',
    childrenUnder23: 'referrals.told.children',
  } as const;
  const rows = (Object.keys(show) as (keyof typeof show)[])
    .filter((field) => String(before[field]) !== String(after[field]))
    .map((field) => {
      const shown = show[field] as (value: unknown) => ReactNode;
      return { label: labels[field], before: shown(before[field]), now: shown(after[field]) };
    });
  const [noteBefore, noteNow] = [read.notes[read.caseId], now.notes[now.caseId]];
  return noteBefore === noteNow
    ? rows
    : [...rows, { label: 'referrals.told.note', before: noteBefore ?? '–', now: noteNow ?? '–' }];
}

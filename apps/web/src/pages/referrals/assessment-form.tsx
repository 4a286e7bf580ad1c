import { Button, Heading, Textfield } from '@digdir/designsystemet-react';
import { useMemo, useRef, useState, type FormEvent } from 'react';
import { FormattedMessage, useIntl } from 'react-intl';
import { useDraft } from '../../app/drafts';
import { todayInSweden } from '../../parts/day';
import { DayField } from '../../parts/day-field';
import { ErrorList } from '../../parts/error-list';
import { ProblemNotice } from '../../parts/problem-notice';
import {
  emptyDraft,
  errorsOf,
  noteLimit,
  outcomes,
  reasons,
  type CaseDetail,
  type FieldErrors,
} from './assessment-draft';
import { ChangedMeanwhile } from './changed-meanwhile';
import { OneOf } from './decision-fields';
import { FitCheck } from './fit-check';
import { useAssess } from './use-assess';

const noErrors: FieldErrors = {};

/** The check and the decision; what is written stays in this browser until the api has it. */
export function AssessmentForm({
  read,
  now,
  onRead,
  onDone,
}: {
  /** As the person has it before them. */
  read: CaseDetail;
  /** As it stands. */
  now: CaseDetail;
  onRead: () => void;
  onDone: () => void;
}) {
  const intl = useIntl();
  const { value, set, kept, forget } = useDraft(`assessment.${read.caseId}`, emptyDraft);
  const [missing, setMissing] = useState(noErrors);
  const assess = useAssess(read.caseId);
  const decision = useRef<HTMLHeadingElement>(null);
  const changed = useRef<HTMLDivElement>(null);
  const today = todayInSweden();
  const isChanged = now.version !== read.version;
  const change = (part: Partial<typeof value>) => set({ ...value, ...part });

  const send = (event: FormEvent) => {
    event.preventDefault();
    if (isChanged) return changed.current?.focus();
    const found = errorsOf(value, read.state.referral?.on ?? today, today);
    setMissing(found);
    const { outcome } = value;
    if (Object.keys(found).length > 0 || !outcome) return;
    const draft = { ...value, outcome, on: value.on || today };
    const done = () => {
      forget();
      onDone();
    };
    assess.mutate({ version: read.version, draft }, { onSuccess: done });
  };

  const errors = { ...missing, ...assess.fieldErrors };
  const textOf = (id: string | undefined) => id && intl.formatMessage({ id }, { limit: noteLimit });
  const listed = useMemo(
    () =>
      Object.entries({ ...missing, ...assess.fieldErrors }).map(([field, id]) => ({
        id: `falt-${field}`,
        text: intl.formatMessage({ id }, { limit: noteLimit }),
      })),
    [missing, assess.fieldErrors, intl],
  );
  return (
    <>
      <FitCheck
        detail={read}
        fit={value.fit}
        onChange={(fit) => change({ fit })}
        onPropose={(proposal) => {
          change(proposal);
          decision.current?.focus();
        }}
      />
      <form className="sheet decision" onSubmit={send} noValidate aria-labelledby="beslut">
        <Heading level={2} data-size="xs" id="beslut" tabIndex={-1} ref={decision}>
          <FormattedMessage id="referrals.decision" />
        </Heading>
        {isChanged && (
          <ChangedMeanwhile
            ref={changed}
            read={read}
            now={now}
            draft={{ ...value, on: value.on || today }}
            onGoOn={() => {
              assess.reset();
              onRead();
            }}
            onDrop={() => {
              forget();
              assess.reset();
              onRead();
            }}
          />
        )}
        {!isChanged && assess.problem && <ProblemNotice error={assess.problem} kept />}
        {listed.length > 0 && <ErrorList errors={listed} />}
        <OneOf
          id="falt-outcome"
          legend="referrals.outcome"
          options={outcomes}
          value={value.outcome}
          error={errors.outcome}
          onChange={(outcome) =>
            change({ outcome, reason: outcome === 'taken-on' ? '' : value.reason })
          }
        />
        {value.outcome && value.outcome !== 'taken-on' && (
          <OneOf
            id="falt-reason"
            legend="referrals.reason"
            options={reasons}
            value={value.reason}
            error={errors.reason}
            onChange={(reason) => change({ reason })}
          />
        )}
        <Textfield
          id="falt-note"
          multiline
          rows={4}
          label={intl.formatMessage({ id: 'referrals.note' })}
          description={intl.formatMessage({ id: 'referrals.note.hint' })}
          value={value.note}
          error={textOf(errors.note)}
          onChange={({ target }) => change({ note: target.value })}
        />
        <div id="falt-on">
          <DayField
            label={intl.formatMessage({ id: 'referrals.on' })}
            value={value.on || today}
            max={today}
            error={textOf(errors.on)}
            onChange={(on) => change({ on })}
          />
        </div>
        <div className="decision-end">
          <Button type="submit" loading={assess.isPending}>
            <FormattedMessage id={`referrals.save.${value.outcome || 'any'}`} />
          </Button>
          {kept && (
            <p className="subtle">
              <FormattedMessage id="draft.kept" />
              <button type="button" className="link-button" onClick={forget}>
                <FormattedMessage id="draft.forget" />
              </button>
            </p>
          )}
        </div>
      </form>
    </>
  );
}

import { Button } from '@digdir/designsystemet-react';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { useEffect, useRef, useState, type FormEvent } from 'react';
import { FormattedMessage, useIntl } from 'react-intl';
import { useChange } from '../../api/change';
import { api, dataOf } from '../../api/client';
import { Problem } from '../../api/problem';
import { useDraft } from '../../app/drafts';
import { todayInSweden } from '../../parts/day';
import { Dialog } from '../../parts/dialog';
import { ErrorList } from '../../parts/error-list';
import { Page } from '../../parts/page';
import { ProblemNotice } from '../../parts/problem-notice';
import {
  bodyOf,
  draftName,
  emptyDraft,
  errorsOf,
  placeOf,
  steps,
  type FieldError,
  type ReferralDraft,
  type Step,
} from './referral-draft';
import './referrer.css';
import { StepFamily } from './step-family';
import { StepFit } from './step-fit';
import { StepPeople } from './step-people';
import { StepReasons } from './step-reasons';
import { StepReview } from './step-review';
import { StepWho } from './step-who';

/** What was tried and did not hold: the step, and its fields in words. */
interface Attempt {
  /** New for each, so that the list of errors takes the focus again. */
  key: string;
  step: Step;
  errors: readonly FieldError[];
  /** What the api said, which the form cannot see for itself; it stands until the next attempt. */
  fromApi: boolean;
}

/** A referral in six short steps. The step is in the address; what is written is kept all the time. */
export default function NewReferral() {
  const intl = useIntl();
  const navigate = useNavigate();
  const { steg } = useSearch({ from: '/ny-aktualisering' });
  const step = steps.find((one) => one === steg) ?? steps[0];
  const at = steps.indexOf(step);
  const draft = useDraft<ReferralDraft>(draftName, emptyDraft);
  const [attempt, setAttempt] = useState<Attempt | null>(null);
  const [discarding, setDiscarding] = useState(false);
  const today = todayInSweden();
  const send = useChange(
    (body: ReturnType<typeof bodyOf>, header) =>
      dataOf(api.POST('/api/v1/cases', { params: { header }, body })),
    [['own-referrals']],
  );
  const [discarded, setDiscarded] = useState(0);
  useFocusOnStep(`${step} ${String(discarded)}`, attempt?.step === step);

  const go = (to: Step) => void navigate({ to: '/ny-aktualisering', search: { steg: to } });
  const stop = (there: Step, errors: readonly FieldError[], fromApi = false) => {
    setAttempt({ key: crypto.randomUUID(), step: there, errors, fromApi });
    if (there !== step) go(there);
  };
  const wrong = errorsOf(step, draft.value, today);
  const errorAt = (id: string) => {
    const tried = attempt?.step === step && attempt.errors.find((error) => error.id === id);
    if (!tried) return undefined;
    const still = attempt.fromApi ? tried : wrong.find((error) => error.id === id);
    return still && intl.formatMessage({ id: still.text });
  };
  const refused = (error: unknown) => {
    const field = error instanceof Problem ? fieldOf(error, draft.value) : null;
    if (!field) return;
    send.reset();
    const text = field.text in intl.messages ? field.text : 'referrer.error.field';
    stop(field.step, [{ id: field.id, text }], true);
  };
  const sendAll = () => {
    const unready = steps.find((one) => errorsOf(one, draft.value, today).length > 0);
    if (unready) return stop(unready, errorsOf(unready, draft.value, today));
    send.mutate(bodyOf(draft.value, today), {
      onSuccess: ({ id }) => {
        draft.forget();
        void navigate({ to: '/mina-aktualiseringar/$caseId', params: { caseId: id } });
      },
      onError: refused,
    });
  };
  const onSubmit = (event: FormEvent) => {
    event.preventDefault();
    if (step === 'granska') return sendAll();
    if (wrong.length > 0) return stop(step, wrong);
    setAttempt(null);
    go(steps[at + 1] ?? 'granska');
  };
  const props = {
    draft: draft.value,
    change: (part: Partial<ReferralDraft>) => draft.set((now) => ({ ...now, ...part })),
    errorAt,
  };
  const next = steps[at + 1];
  return (
    <Page
      title={intl.formatMessage({ id: `referrer.title.${step}` })}
      lead={<FormattedMessage id="referrer.progress" values={{ at: at + 1, of: steps.length }} />}
    >
      <Progress at={at} />
      <form className="sheet referral" noValidate onSubmit={onSubmit}>
        {attempt?.step === step && (
          <ErrorList
            key={attempt.key}
            errors={attempt.errors.map(({ id, text }) => ({
              id,
              text: intl.formatMessage({ id: text }),
            }))}
          />
        )}
        {step === 'vem' && <StepWho {...props} />}
        {step === 'familjen' && <StepFamily {...props} />}
        {step === 'personer' && <StepPeople {...props} />}
        {step === 'varfor' && <StepReasons {...props} />}
        {step === 'passar' && <StepFit {...props} />}
        {step === 'granska' && <StepReview draft={draft.value} today={today} />}
        {step === 'granska' && send.isError && <ProblemNotice error={send.error} kept />}
        <div className="referral-go">
          <Button type="submit" loading={send.isPending}>
            {next ? (
              <FormattedMessage
                id="referrer.next"
                values={{ step: intl.formatMessage({ id: `referrer.step.${next}` }) }}
              />
            ) : (
              <FormattedMessage id={send.isPending ? 'referrer.sending' : 'referrer.send'} />
            )}
          </Button>
          {at > 0 && (
            <Button asChild variant="tertiary">
              <Link to="/ny-aktualisering" search={{ steg: steps[at - 1] ?? steps[0] }}>
                <FormattedMessage id="referrer.back" />
              </Link>
            </Button>
          )}
        </div>
      </form>
      <p className="referral-kept">
        <FormattedMessage id="referrer.kept" />{' '}
        {draft.kept && (
          <button type="button" className="link-button" onClick={() => setDiscarding(true)}>
            <FormattedMessage id="draft.forget" />
          </button>
        )}
      </p>
      {discarding && (
        <Dialog
          title={intl.formatMessage({ id: 'referrer.discard' })}
          onClose={() => setDiscarding(false)}
        >
          <FormattedMessage id="referrer.discard.what" tagName="p" />
          <div className="row">
            <Button
              data-color="danger"
              onClick={() => {
                draft.forget();
                setAttempt(null);
                setDiscarding(false);
                setDiscarded(discarded + 1);
                go('vem');
              }}
            >
              <FormattedMessage id="draft.forget" />
            </Button>
            <Button variant="secondary" onClick={() => setDiscarding(false)}>
              <FormattedMessage id="action.cancel" />
            </Button>
          </div>
        </Dialog>
      )}
    </Page>
  );
}

/** How far one has come; the words are in the lead, so that this may be small on a phone. */
function Progress({ at }: { at: number }) {
  const intl = useIntl();
  return (
    <nav
      className="referral-steps no-print"
      aria-label={intl.formatMessage({ id: 'referrer.steps' })}
    >
      <ol>
        {steps.map((step, index) => (
          <li key={step} data-state={index < at ? 'done' : index === at ? 'now' : 'later'}>
            <Link
              to="/ny-aktualisering"
              search={{ steg: step }}
              aria-current={index === at ? 'step' : undefined}
            >
              <FormattedMessage id={`referrer.step.${step}`} />
            </Link>
          </li>
        ))}
      </ol>
    </nav>
  );
}

/** Each step is announced as a page: its heading has the focus, unless the errors do. */
function useFocusOnStep(place: string, errorsShown: boolean): void {
  const last = useRef(place);
  useEffect(() => {
    if (last.current === place) return;
    last.current = place;
    if (errorsShown) return;
    window.scrollTo(0, 0);
    document.querySelector<HTMLElement>('main h1')?.focus();
  }, [place, errorsShown]);
}

/** The field the api speaks of, and the words for it; none when it speaks of the whole. */
function fieldOf(problem: Problem, draft: ReferralDraft) {
  const { field } = problem.details;
  const name = typeof field === 'string' ? field : problem.fields[0]?.field;
  const place = name === undefined ? null : placeOf(name, draft);
  if (!place) return null;
  return { ...place, text: `problem.${problem.code}` };
}

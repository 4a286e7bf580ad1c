import { FormattedMessage } from 'react-intl';
import { OneOf } from './choices';
import { adviceOf, fieldId, questions, replies, voiceOf } from './referral-draft';
import type { StepProps } from './step';

/** SIP or FamSam? Three questions that may suggest another way, and never stand in the way. */
export function StepFit({ draft, change }: StepProps) {
  const voice = voiceOf(draft);
  const advice = adviceOf(draft.fit);
  return (
    <>
      <p className="referral-hint">
        <FormattedMessage id="referrer.fit.hint" />
      </p>
      {questions.map((question) => (
        <OneOf
          key={question}
          id={fieldId('fit', question)}
          legend={<FormattedMessage id={`referrer.fit.${question}.${voice}`} />}
          options={replies.map((value) => ({
            value,
            label: <FormattedMessage id={`referrer.reply.${value}`} />,
          }))}
          value={draft.fit[question]}
          onChange={(reply) => change({ fit: { ...draft.fit, [question]: reply } })}
        />
      ))}
      <div role="status" className="referral-advice">
        {advice && (
          <>
            <FormattedMessage id={`referrer.advice.${advice}.title`} tagName="strong" />
            <FormattedMessage id={`referrer.advice.${advice}`} tagName="p" />
          </>
        )}
      </div>
    </>
  );
}

import { Textfield } from '@digdir/designsystemet-react';
import { FormattedMessage, useIntl } from 'react-intl';
import { SomeOf } from './choices';
import { criteria, domains, fieldId, voiceOf } from './referral-draft';
import type { StepProps } from './step';

export function StepReasons({ draft, change, errorAt }: StepProps) {
  const intl = useIntl();
  const voice = voiceOf(draft);
  const sentence = <T extends string>(part: string, values: readonly T[]) =>
    values.map((value) => ({
      value,
      label: <FormattedMessage id={`referrer.${part}.${value}.${voice}`} />,
    }));
  return (
    <>
      <SomeOf
        id={fieldId('criteria')}
        legend={<FormattedMessage id={`referrer.criteria.${voice}`} />}
        description={<FormattedMessage id="referrer.criteria.hint" />}
        options={sentence('criterion', criteria)}
        value={draft.criteria}
        onChange={(chosen) => change({ criteria: chosen })}
        error={errorAt(fieldId('criteria'))}
      />
      <SomeOf
        id={fieldId('domains')}
        legend={<FormattedMessage id={`referrer.domains.${voice}`} />}
        description={<FormattedMessage id="referrer.domains.hint" />}
        options={sentence('domain', domains)}
        value={draft.domains}
        onChange={(chosen) => change({ domains: chosen })}
      />
      <Textfield
        multiline
        id={fieldId('note')}
        rows={5}
        label={intl.formatMessage({ id: 'referrer.note' })}
        description={intl.formatMessage({ id: `referrer.note.hint.${voice}` })}
        value={draft.note}
        error={errorAt(fieldId('note'))}
        onChange={({ target }) => change({ note: target.value })}
      />
    </>
  );
}

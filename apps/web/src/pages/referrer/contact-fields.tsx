import { Field, Label, Select, ValidationMessage } from '@digdir/designsystemet-react';
import { useQuery } from '@tanstack/react-query';
import { lazy, Suspense } from 'react';
import { FormattedMessage, useIntl } from 'react-intl';
import { api, dataOf } from '../../api/client';
import { todayInSweden } from '../../parts/day';
import { ProblemNotice } from '../../parts/problem-notice';
import { fieldId, kinds, type ContactDraft } from './referral-draft';
import type { StepProps } from './step';

/** The calendar is a quarter of the form's script, and most never come to a contact. */
const DayField = lazy(() =>
  import('../../parts/day-field').then(({ DayField }) => ({ default: DayField })),
);

/** The agencies of the area with their units, to choose among. */
export function useUnits() {
  return useQuery({
    queryKey: ['directory', 'units', 'to-choose'],
    queryFn: async () => {
      const query = { params: { query: { limit: 200 } } };
      const [agencies, units] = await Promise.all([
        dataOf(api.GET('/api/v1/directory/agencies', query)),
        dataOf(api.GET('/api/v1/directory/units', query)),
      ]);
      return agencies.items.map(({ agencyId, name }) => ({
        agencyId,
        name,
        units: units.items.filter((unit) => unit.agencyId === agencyId),
      }));
    },
    staleTime: Infinity,
  });
}

/** One support that a person has today: where, of which kind, since when. */
export function ContactFields({
  contact,
  of,
  onChange,
  onRemove,
  errorAt,
}: {
  contact: ContactDraft;
  /** Whose support it is, for those who hear the page. */
  of: string;
  onChange: (part: Partial<ContactDraft>) => void;
  onRemove: () => void;
  errorAt: StepProps['errorAt'];
}) {
  const intl = useIntl();
  const agencies = useUnits();
  const unit = fieldId('unit', contact.key);
  const since = fieldId('since', contact.key);
  const unitError = errorAt(unit);
  return (
    <div
      className="referral-contact"
      role="group"
      aria-label={intl.formatMessage({ id: 'referrer.contact' }, { who: of })}
    >
      {agencies.isError && (
        <ProblemNotice error={agencies.error} kept onRetry={() => void agencies.refetch()} />
      )}
      <Field>
        <Label>
          <FormattedMessage id="referrer.unit" />
        </Label>
        <Select
          id={unit}
          value={contact.unitId}
          aria-invalid={unitError !== undefined}
          onChange={({ target }) => onChange({ unitId: target.value })}
        >
          <Select.Option value="">{intl.formatMessage({ id: 'referrer.choose' })}</Select.Option>
          {agencies.data?.map(({ agencyId, name, units }) => (
            <Select.Optgroup key={agencyId} label={name}>
              {units.map(({ unitId, name: unitName }) => (
                <Select.Option key={unitId} value={unitId}>
                  {unitName}
                </Select.Option>
              ))}
            </Select.Optgroup>
          ))}
        </Select>
        {unitError && <ValidationMessage>{unitError}</ValidationMessage>}
      </Field>
      <Field>
        <Label>
          <FormattedMessage id="referrer.kind" />
        </Label>
        <Select
          value={contact.kind}
          onChange={({ target }) => {
            const kind = kinds.find((one) => one === target.value);
            if (kind) onChange({ kind });
          }}
        >
          {kinds.map((kind) => (
            <Select.Option key={kind} value={kind}>
              {intl.formatMessage({ id: `referrer.kind.${kind}` })}
            </Select.Option>
          ))}
        </Select>
      </Field>
      <div id={since}>
        <Suspense
          fallback={
            <p className="ds-label referral-since-coming">
              <FormattedMessage id="referrer.since" />
            </p>
          }
        >
          <DayField
            label={intl.formatMessage({ id: 'referrer.since' })}
            description={intl.formatMessage({ id: 'referrer.since.hint' })}
            value={contact.since}
            max={todayInSweden()}
            error={errorAt(since)}
            onChange={(day) => onChange({ since: day })}
          />
        </Suspense>
      </div>
      <button type="button" className="link-button" onClick={onRemove}>
        <FormattedMessage id="referrer.remove-contact" />
      </button>
    </div>
  );
}

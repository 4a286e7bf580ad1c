import { Textfield } from '@digdir/designsystemet-react';
import { useQuery } from '@tanstack/react-query';
import { FormattedMessage, useIntl } from 'react-intl';
import { api, dataOf } from '../../api/client';
import { Answer } from '../../parts/answer';
import { OneOf } from './choices';
import { fieldId, voiceOf } from './referral-draft';
import type { StepProps } from './step';

export function useMunicipalities() {
  return useQuery({
    queryKey: ['directory', 'municipalities', 'to-choose'],
    queryFn: async () =>
      (
        await dataOf(
          api.GET('/api/v1/directory/municipalities', { params: { query: { limit: 200 } } }),
        )
      ).items,
    staleTime: Infinity,
  });
}

export function StepFamily({ draft, change, errorAt }: StepProps) {
  const intl = useIntl();
  const municipalities = useMunicipalities();
  const voice = voiceOf(draft);
  const place = fieldId('municipality');
  const children = fieldId('children');
  return (
    <>
      <div className="referral-municipalities">
        <Answer query={municipalities}>
          {(items) => (
            <OneOf
              id={place}
              legend={<FormattedMessage id={`referrer.municipality.${voice}`} />}
              options={items.map(({ code, name }) => ({ value: code, label: name }))}
              value={draft.municipality}
              onChange={(municipality) => change({ municipality })}
              error={errorAt(place)}
            />
          )}
        </Answer>
      </div>
      <Textfield
        id={fieldId('family-name')}
        className="field-medium"
        label={intl.formatMessage({ id: 'referrer.family-name' })}
        description={intl.formatMessage({ id: `referrer.family-name.hint.${voice}` })}
        value={draft.familyName}
        maxLength={200}
        autoComplete="off"
        error={errorAt(fieldId('family-name'))}
        onChange={({ target }) => change({ familyName: target.value })}
      />
      <Textfield
        id={children}
        className="field-short"
        label={intl.formatMessage({ id: `referrer.children.${voice}` })}
        inputMode="numeric"
        maxLength={2}
        autoComplete="off"
        value={draft.children}
        error={errorAt(children)}
        onChange={({ target }) => change({ children: target.value })}
      />
    </>
  );
}

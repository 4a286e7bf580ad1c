import { FormattedMessage } from 'react-intl';
import { OneOf } from './choices';
import { categories, fieldId } from './referral-draft';
import type { StepProps } from './step';

export function StepWho({ draft, change, errorAt }: StepProps) {
  const id = fieldId('category');
  return (
    <>
      <OneOf
        id={id}
        legend={<FormattedMessage id="referrer.category" />}
        options={categories.map((value) => ({
          value,
          label: <FormattedMessage id={`referrer.category.${value}`} />,
          ...(value === 'parent' && {
            description: <FormattedMessage id="referrer.category.parent.hint" />,
          }),
        }))}
        value={draft.category}
        onChange={(category) => change({ category })}
        error={errorAt(id)}
      />
      {draft.category && (
        <p className="referral-note">
          <FormattedMessage
            id={draft.category === 'parent' ? 'referrer.tell.parent' : 'referrer.tell.agency'}
          />
        </p>
      )}
    </>
  );
}

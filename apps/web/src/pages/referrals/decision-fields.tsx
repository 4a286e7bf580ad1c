import { Radio, ValidationMessage } from '@digdir/designsystemet-react';
import { useId } from 'react';
import { FormattedMessage, useIntl } from 'react-intl';

/** One of a few, each with a line that says what it means. */
export function OneOf<T extends string>({
  id,
  legend,
  options,
  value,
  error,
  onChange,
}: {
  id: string;
  /** Id of the text; the options' are below it. */
  legend: string;
  options: readonly T[];
  value: T | '';
  error: string | undefined;
  onChange: (value: T) => void;
}) {
  const intl = useIntl();
  const message = useId();
  return (
    <fieldset className="one-of" id={id} aria-describedby={error && message}>
      <legend>
        <FormattedMessage id={legend} />
      </legend>
      {options.map((one) => (
        <Radio
          key={one}
          name={id}
          value={one}
          label={<FormattedMessage id={`${legend}.${one}`} />}
          {...(`${legend}.${one}.hint` in intl.messages && {
            description: <FormattedMessage id={`${legend}.${one}.hint`} />,
          })}
          aria-invalid={error !== undefined}
          checked={value === one}
          onChange={() => onChange(one)}
        />
      ))}
      {error && (
        <ValidationMessage id={message}>
          <FormattedMessage id={error} />
        </ValidationMessage>
      )}
    </fieldset>
  );
}

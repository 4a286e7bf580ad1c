import { Fieldset, Radio, Checkbox, ValidationMessage } from '@digdir/designsystemet-react';
import type { ReactNode } from 'react';

interface Choice<T extends string> {
  value: T;
  label: ReactNode;
  description?: ReactNode;
}

/** One of several, all in sight. */
export function OneOf<T extends string>({
  id,
  legend,
  description,
  options,
  value,
  onChange,
  error,
}: {
  id: string;
  legend: ReactNode;
  description?: ReactNode;
  options: readonly Choice<T>[];
  value: T | '' | undefined;
  onChange: (value: T) => void;
  error?: string | undefined;
}) {
  return (
    <Fieldset id={id} aria-describedby={error && `${id}-fel`}>
      <Fieldset.Legend>{legend}</Fieldset.Legend>
      {description && <Fieldset.Description>{description}</Fieldset.Description>}
      {options.map((option) => (
        <Radio
          key={option.value}
          name={id}
          value={option.value}
          label={option.label}
          description={option.description}
          checked={value === option.value}
          aria-invalid={error !== undefined}
          onChange={() => onChange(option.value)}
        />
      ))}
      {error && <ValidationMessage id={`${id}-fel`}>{error}</ValidationMessage>}
    </Fieldset>
  );
}

/** Any number of several. */
export function SomeOf<T extends string>({
  id,
  legend,
  description,
  options,
  value,
  onChange,
  error,
}: {
  id: string;
  legend: ReactNode;
  description?: ReactNode;
  options: readonly Choice<T>[];
  value: readonly T[];
  onChange: (value: T[]) => void;
  error?: string | undefined;
}) {
  return (
    <Fieldset id={id} aria-describedby={error && `${id}-fel`}>
      <Fieldset.Legend>{legend}</Fieldset.Legend>
      {description && <Fieldset.Description>{description}</Fieldset.Description>}
      {options.map((option) => (
        <Checkbox
          key={option.value}
          value={option.value}
          label={option.label}
          description={option.description}
          checked={value.includes(option.value)}
          aria-invalid={error !== undefined}
          onChange={({ target }) =>
            onChange(
              target.checked
                ? [...value, option.value]
                : value.filter((other) => other !== option.value),
            )
          }
        />
      ))}
      {error && <ValidationMessage id={`${id}-fel`}>{error}</ValidationMessage>}
    </Fieldset>
  );
}

import { Heading } from '@digdir/designsystemet-react';
import { useEffect, useId, useRef } from 'react';
import { FormattedMessage } from 'react-intl';

/**
 * What stands in the way, on top of a form; takes the focus when it appears, and each line leads to
 * its field. Give it a key that is new for each attempt, so that it takes the focus again.
 */
export function ErrorList({
  errors,
}: {
  /** `id` of the field, or of an element that holds it; already in words. */
  errors: readonly { id: string; text: string }[];
}) {
  const box = useRef<HTMLDivElement>(null);
  const heading = useId();
  useEffect(() => box.current?.focus(), []);
  return (
    <div ref={box} className="error-list" tabIndex={-1} role="group" aria-labelledby={heading}>
      <Heading level={2} data-size="2xs" id={heading}>
        <FormattedMessage id="errors.title" values={{ count: errors.length }} />
      </Heading>
      <ul>
        {errors.map(({ id, text }) => (
          <li key={`${id} ${text}`}>
            <a
              href={`#${id}`}
              onClick={(event) => {
                // The address stays: it holds the step of the form, and back should leave the form.
                event.preventDefault();
                focusField(id);
              }}
            >
              {text}
            </a>
          </li>
        ))}
      </ul>
    </div>
  );
}

const focusable = 'input, select, textarea, button, a[href], [tabindex="0"], [role="spinbutton"]';

/** The field of that id, or the first one inside. */
export function focusField(id: string): void {
  const place = document.getElementById(id);
  const field = place?.matches(focusable) ? place : place?.querySelector<HTMLElement>(focusable);
  field?.focus();
}

import { Dialog as Frame, Heading } from '@digdir/designsystemet-react';
import { useEffect, useRef, useState, type ReactNode } from 'react';
import { useIntl } from 'react-intl';

/** A modal dialog that is open for as long as it is shown; Escape and the cross close it. */
export function Dialog({
  title,
  onClose,
  children,
}: {
  title: string;
  onClose: () => void;
  children: ReactNode;
}) {
  const intl = useIntl();
  const ref = useRef<HTMLDialogElement>(null);
  const [before] = useState(() => document.activeElement);
  useEffect(() => {
    ref.current?.showModal();
    return () => {
      // Taken away while open, a dialog gives the focus to nobody.
      if (document.activeElement === document.body && before instanceof HTMLElement) before.focus();
    };
  }, [before]);
  return (
    <Frame
      ref={ref}
      onClose={onClose}
      aria-label={title}
      closeButton={intl.formatMessage({ id: 'action.close' })}
    >
      <Heading level={2} data-size="sm">
        {title}
      </Heading>
      {children}
    </Frame>
  );
}

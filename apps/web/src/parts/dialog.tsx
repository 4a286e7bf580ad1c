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
  const [section] = useState(() => before?.closest('section, main'));
  useEffect(() => {
    ref.current?.showModal();
    return () => {
      // Taken away while open, a dialog gives the focus to nobody.
      if (document.activeElement !== document.body) return;
      if (before instanceof HTMLElement && before.isConnected) before.focus();
      else focusHeading(section);
    };
  }, [before, section]);
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

/** What opened the dialog may be gone, because what it opened was done: then to the head of its part. */
function focusHeading(section: Element | null | undefined): void {
  const heading = section?.querySelector<HTMLElement>('h1, h2');
  if (!heading) return;
  heading.tabIndex = -1;
  heading.focus();
}

import { Heading } from '@digdir/designsystemet-react';
import type { ReactNode } from 'react';
import { useIntl } from 'react-intl';

/** One part of the page, with an address of its own within it. */
export function CaseSection({
  id,
  title,
  lead,
  actions,
  children,
}: {
  id: string;
  title: string;
  lead?: ReactNode;
  actions?: ReactNode;
  children: ReactNode;
}) {
  const intl = useIntl();
  return (
    <section id={id} className="case-section" aria-labelledby={`${id}-rubrik`}>
      <div className="case-section-head">
        <Heading level={2} data-size="sm" id={`${id}-rubrik`}>
          {intl.formatMessage({ id: title })}
        </Heading>
        {actions && <div className="page-actions">{actions}</div>}
      </div>
      {lead && <p className="subtle case-section-lead">{lead}</p>}
      {children}
    </section>
  );
}

import { Heading } from '@digdir/designsystemet-react';
import { useEffect, type ReactNode } from 'react';

/** One page: its title, in the tab as well, what can be done with the whole of it, and its content. */
export function Page({
  title,
  lead,
  actions,
  wide = false,
  children,
}: {
  title: string;
  lead?: ReactNode;
  actions?: ReactNode;
  /** For tables and boards; letters and forms stay narrow. */
  wide?: boolean;
  children: ReactNode;
}) {
  useEffect(() => {
    document.title = `${title} · FamSam`;
  }, [title]);
  return (
    <div className={wide ? 'page page-wide' : 'page'}>
      <div className="page-head">
        <Heading level={1} data-size="lg" tabIndex={-1}>
          {title}
        </Heading>
        {actions && <div className="page-actions">{actions}</div>}
      </div>
      {lead && <p className="lead">{lead}</p>}
      {children}
    </div>
  );
}

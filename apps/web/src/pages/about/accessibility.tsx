import { Heading } from '@digdir/designsystemet-react';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { FormattedMessage, useIntl } from 'react-intl';
import { Day } from '../../parts/day';
import { Page } from '../../parts/page';
import './about.css';

/** The day somebody last went through the pages; the statement is true of that day. */
const reviewedOn = '2026-11-22';

const known = ['pdf', 'readers', 'languages', 'documents', 'old-browsers'] as const;

/**
 * The statement that the law on digital public service wants (2018:1937, law.md 35): how far the
 * service meets EN 301 549, what does not work, how to say so, and who supervises.
 */
export default function Accessibility() {
  const intl = useIntl();
  return (
    <Page
      title={intl.formatMessage({ id: 'about.accessibility.title' })}
      lead={<FormattedMessage id="about.accessibility.lead" />}
    >
      <div className="sheet letter">
        <Part name="how" />
        <Part name="known">
          <ul>
            {known.map((one) => (
              <li key={one}>
                <FormattedMessage id={`about.accessibility.known.${one}`} />
              </li>
            ))}
          </ul>
        </Part>
        <Part name="help">
          <p>
            <Link to="/tyck-till" search={{ sida: undefined }}>
              <FormattedMessage id="about.accessibility.tell" />
            </Link>
          </p>
        </Part>
        <Part name="supervision">
          <p>
            <a href="https://www.digg.se/tdosanmalan" rel="noreferrer">
              <FormattedMessage id="about.accessibility.report" />
            </a>
          </p>
        </Part>
        <Part name="done" />
        <Part name="tested">
          <p>
            <FormattedMessage
              id="about.accessibility.reviewed"
              values={{ day: <Day day={reviewedOn} /> }}
            />
          </p>
        </Part>
      </div>
    </Page>
  );
}

function Part({ name, children }: { name: string; children?: ReactNode }) {
  return (
    <section>
      <Heading level={2} data-size="xs">
        <FormattedMessage id={`about.accessibility.${name}.title`} />
      </Heading>
      <FormattedMessage id={`about.accessibility.${name}`} tagName="p" />
      {children}
    </section>
  );
}

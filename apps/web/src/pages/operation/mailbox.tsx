import { Button, Heading } from '@digdir/designsystemet-react';
import { useQuery } from '@tanstack/react-query';
import { FormattedMessage, useIntl } from 'react-intl';
import { api, dataOf } from '../../api/client';
import type { components } from '../../api/schema';
import { Answer } from '../../parts/answer';
import { Instant } from '../../parts/day';
import { Empty } from '../../parts/empty';
import { Page } from '../../parts/page';
import { saveFile } from '../../parts/save-file';
import './operation.css';

type Letter = components['schemas']['MailboxLetter'];

/** Everybody's mailbox, while mail does not really leave: what a unit, a manager or a parent would have got. */
export default function Mailbox() {
  const intl = useIntl();
  const letters = useQuery({
    queryKey: ['messages', 'mailbox'],
    queryFn: () => dataOf(api.GET('/api/v1/demo/mailbox')),
  });
  return (
    <Page
      title={intl.formatMessage({ id: 'operation.mailbox.title' })}
      lead={<FormattedMessage id="operation.mailbox.lead" />}
    >
      <Answer query={letters}>
        {({ items }) =>
          items.length === 0 ? (
            <Empty>
              <FormattedMessage id="operation.mailbox.empty" />
            </Empty>
          ) : (
            <ol className="mailbox">
              {items.map((letter) => (
                <li key={letter.messageId}>
                  <Letter letter={letter} />
                </li>
              ))}
            </ol>
          )
        }
      </Answer>
    </Page>
  );
}

function Letter({ letter }: { letter: Letter }) {
  const { messageId, to, subject, sentAt, text, calendar } = letter;
  return (
    <article className="sheet mailbox-letter" aria-labelledby={messageId}>
      <Heading level={2} data-size="xs" id={messageId}>
        {subject}
      </Heading>
      <p className="mailbox-to">
        <FormattedMessage
          id="operation.mailbox.to"
          values={{ to, when: <Instant at={sentAt} /> }}
        />
      </p>
      {text
        .trim()
        .split('\n\n')
        .map((part) => (
          <p key={part}>
            <Linked text={part} />
          </p>
        ))}
      {calendar !== null && (
        <div>
          <Button
            variant="secondary"
            data-size="sm"
            onClick={() => saveFile(new Blob([calendar], { type: 'text/calendar' }), 'bokning.ics')}
          >
            <FormattedMessage id="operation.mailbox.calendar" values={{ subject }} />
          </Button>
        </div>
      )}
    </article>
  );
}

/** Addresses in a text, as links to click. */
function Linked({ text }: { text: string }) {
  return text.split(/(https?:\/\/\S+)/).map((part) =>
    /^https?:/.test(part) ? (
      <a key={part} href={part}>
        {part}
      </a>
    ) : (
      part
    ),
  );
}

import { Button, Heading } from '@digdir/designsystemet-react';
import { useQuery } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import { FormattedMessage, useIntl } from 'react-intl';
import { useChange } from '../../api/change';
import { api, dataOf } from '../../api/client';
import type { components } from '../../api/schema';
import { Answer } from '../../parts/answer';
import { Page } from '../../parts/page';
import { ProblemNotice } from '../../parts/problem-notice';
import { useLanguage } from '../../parts/use-language';
import { useTimeWords } from '../meetings/use-time-words';
import { OwnItem } from './own-item';
import { hasEnded, type GuestProps } from './session';
import './meeting-guest.css';

type Invitation = components['schemas']['GuestInvitation'];
type Comes = NonNullable<Invitation['answer']>;

const answers = ['accepted', 'tentative', 'declined'] as const satisfies readonly Comes[];

/** When and where, whether one comes, and the agenda once it has been sent. */
export default function GuestInvitation({ headers, onEnded }: GuestProps) {
  const intl = useIntl();
  const invitation = useQuery({
    queryKey: ['guest', 'invitation', headers['X-Guest-Session']],
    queryFn: () => dataOf(api.GET('/api/v1/guest/invitation', { headers })),
    retry: false,
  });
  const ended = hasEnded(invitation.error);
  useEffect(() => {
    if (ended) onEnded();
  }, [ended, onEnded]);
  return (
    <Page title={intl.formatMessage({ id: 'guest.invitation' })}>
      <Answer query={invitation}>
        {(found) => <Invited invitation={found} headers={headers} onEnded={onEnded} />}
      </Answer>
    </Page>
  );
}

function Invited({ invitation, headers, onEnded }: GuestProps & { invitation: Invitation }) {
  const { span } = useTimeWords();
  const language = useLanguage();
  const intl = useIntl();
  const { stage, from, to, form, room, sequence, answer, interprets } = invitation;
  const thanks = useRef<HTMLHeadingElement>(null);
  const send = useChange(
    (answer: Comes, header) =>
      dataOf(
        api.POST('/api/v1/guest/invitation/answer', {
          params: { header },
          headers,
          body: { sequence, answer: answer },
        }),
      ),
    [['guest', 'invitation']],
  );
  const isSent = send.isSuccess;
  // The thanks stand there only once the invitation has been read again.
  useEffect(() => {
    if (isSent) thanks.current?.focus();
  }, [isSent]);
  const isOpen = stage === 'booked';
  return (
    <div className="sheet stack">
      {isSent && (
        <section className="guest-thanks">
          <Heading level={2} data-size="xs" tabIndex={-1} ref={thanks}>
            <FormattedMessage id="guest.invitation.thanks" />
          </Heading>
        </section>
      )}
      {!isOpen && (
        <p role="status">
          <strong>
            <FormattedMessage id={`meetings.is.${stage === 'held' ? 'held' : 'cancelled'}`} />
          </strong>
        </p>
      )}
      <dl className="guest-facts">
        <div>
          <dt>
            <FormattedMessage id="meetings.when" />
          </dt>
          <dd>{span(from, to)}</dd>
        </div>
        <div>
          <dt>
            <FormattedMessage id="guest.invitation.where" />
          </dt>
          <dd>
            {room ? (
              [room.name, room.place].filter(Boolean).join(', ')
            ) : (
              <FormattedMessage id={`case.form.${form}`} />
            )}
          </dd>
        </div>
        {interprets && interprets.length > 0 && (
          <div>
            <dt>
              <FormattedMessage id="guest.invitation.interprets" />
            </dt>
            <dd>{intl.formatList(interprets.map(language.name), { type: 'conjunction' })}</dd>
          </div>
        )}
        <div>
          <dt>
            <FormattedMessage id="guest.invitation.answer" />
          </dt>
          <dd>
            <span role="status">
              <FormattedMessage id={`guest.comes.${answer ?? 'none'}`} />
            </span>
          </dd>
        </div>
      </dl>
      {send.isError && <ProblemNotice error={send.error} />}
      {isOpen && (
        <section aria-labelledby="svara">
          <Heading level={2} data-size="xs" id="svara">
            <FormattedMessage id="guest.invitation.coming" />
          </Heading>
          <div className="guest-answers">
            {answers.map((one) => (
              <Button
                key={one}
                variant={one === 'accepted' ? 'primary' : 'secondary'}
                loading={send.isPending && send.variables === one}
                onClick={() =>
                  send.mutate(one, {
                    onError: (error) => {
                      if (hasEnded(error)) onEnded();
                    },
                  })
                }
              >
                <FormattedMessage id={`guest.comes.do.${one}`} />
              </Button>
            ))}
          </div>
        </section>
      )}
      {!interprets && <Spoken invitation={invitation} />}
      {isOpen && !interprets && <OwnItem headers={headers} onEnded={onEnded} />}
    </div>
  );
}

/** What is spoken of, once the agenda has been sent, and what this guest has asked for. */
function Spoken({ invitation: { agenda, ownItems } }: { invitation: Invitation }) {
  return (
    <section aria-labelledby="dagordning">
      <Heading level={2} data-size="xs" id="dagordning">
        <FormattedMessage id="meetings.agenda" />
      </Heading>
      {agenda ? (
        <ol className="guest-agenda">
          {agenda.map(({ itemId, text, minutes }) => (
            <li key={itemId}>
              <span>{text ?? <FormattedMessage id="meetings.agenda.child" />}</span>
              <span className="subtle">
                <FormattedMessage id="meetings.agenda.minutes" values={{ minutes }} />
              </span>
            </li>
          ))}
        </ol>
      ) : (
        <FormattedMessage id="guest.agenda.later" tagName="p" />
      )}
      {ownItems.length > 0 && (
        <>
          <FormattedMessage id="guest.agenda.own" tagName="p" />
          <ul>
            {ownItems.map(({ itemId, text }) => (
              <li key={itemId}>{text ?? <FormattedMessage id="agreements.what.removed" />}</li>
            ))}
          </ul>
        </>
      )}
    </section>
  );
}

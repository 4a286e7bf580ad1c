import { Button, Field, Heading, Label, Select, Textfield } from '@digdir/designsystemet-react';
import { Link, useSearch } from '@tanstack/react-router';
import { useState, type FormEvent } from 'react';
import { FormattedMessage, useIntl } from 'react-intl';
import { useChange } from '../../api/change';
import { api, dataOf } from '../../api/client';
import { useDraft } from '../../app/drafts';
import { startPage, usePersona } from '../../app/persona';
import { Empty } from '../../parts/empty';
import { ErrorList } from '../../parts/error-list';
import { Page } from '../../parts/page';
import { ProblemNotice } from '../../parts/problem-notice';
import './about.css';

/** The pages one may speak of, as the menu calls them. */
const pages = [
  ['/idag', 'nav.today'],
  ['/aktualiseringar', 'nav.referrals'],
  ['/arenden', 'nav.cases'],
  ['/konsultationer', 'nav.consultations'],
  ['/statistik', 'nav.statistics'],
  ['/register', 'nav.register'],
  ['/katalog', 'nav.directory'],
  ['/mina-aktualiseringar', 'nav.own-referrals'],
  ['/ny-aktualisering', 'nav.new-referral'],
  ['/tillganglighet', 'shell.accessibility'],
] as const;
const allOfIt = '/';

const empty = { page: '', message: '', contact: '' };
const messageField = 'falt-synpunkt';
const contactField = 'falt-kontakt';

/** What is good, wrong or hard to find; the feedback function of law.md 35. */
export default function Feedback() {
  const intl = useIntl();
  const persona = usePersona();
  const { sida } = useSearch({ from: '/tyck-till' });
  const draft = useDraft('feedback', empty);
  const [attempt, setAttempt] = useState<string | null>(null);
  const send = useChange(
    (body: { page: string; message: string; contact: string | null }, header) =>
      dataOf(api.POST('/api/v1/feedback', { params: { header }, body })),
    [],
  );
  const { message, contact } = draft.value;
  const page = draft.value.page || pages.find(([path]) => sida?.startsWith(path))?.[0] || allOfIt;
  const change = (part: Partial<typeof empty>) => draft.set((now) => ({ ...now, ...part }));
  const wrong = [
    ...(message.trim() ? [] : [{ id: messageField, text: 'about.feedback.missing' }]),
    ...([1, 2].includes(contact.trim().length)
      ? [{ id: contactField, text: 'about.feedback.contact.short' }]
      : []),
  ].map(({ id, text }) => ({ id, text: intl.formatMessage({ id: text }) }));
  const errorAt = (id: string) => attempt && wrong.find((error) => error.id === id)?.text;
  const onSubmit = (event: FormEvent) => {
    event.preventDefault();
    if (wrong.length > 0) return setAttempt(crypto.randomUUID());
    setAttempt(null);
    send.mutate(
      { page, message: message.trim(), contact: contact.trim() || null },
      { onSuccess: draft.forget },
    );
  };
  return (
    <Page
      title={intl.formatMessage({ id: 'about.feedback.title' })}
      lead={<FormattedMessage id="about.feedback.lead" />}
    >
      {!persona && (
        <Empty
          action={
            <Link to="/valj-roll">
              <FormattedMessage id="about.feedback.choose" />
            </Link>
          }
        >
          <FormattedMessage id="about.feedback.nobody" />
        </Empty>
      )}
      <div role="status">
        {send.isSuccess && (
          <div className="sheet letter">
            <section>
              <Heading level={2} data-size="xs">
                <FormattedMessage id="about.feedback.thanks" />
              </Heading>
              <FormattedMessage id="about.feedback.thanks.what" tagName="p" />
              <p>
                <Link to={persona ? startPage[persona] : '/valj-roll'}>
                  <FormattedMessage id="page-not-found.start" />
                </Link>
              </p>
              <Button variant="secondary" onClick={() => send.reset()}>
                <FormattedMessage id="about.feedback.more" />
              </Button>
            </section>
          </div>
        )}
      </div>
      {persona && !send.isSuccess && (
        <form className="sheet letter" noValidate onSubmit={onSubmit}>
          {attempt && wrong.length > 0 && <ErrorList key={attempt} errors={wrong} />}
          <Field>
            <Label>
              <FormattedMessage id="about.feedback.page" />
            </Label>
            <Select value={page} onChange={({ target }) => change({ page: target.value })}>
              <Select.Option value={allOfIt}>
                {intl.formatMessage({ id: 'about.feedback.all' })}
              </Select.Option>
              {pages.map(([path, name]) => (
                <Select.Option key={path} value={path}>
                  {intl.formatMessage({ id: name })}
                </Select.Option>
              ))}
            </Select>
          </Field>
          <Textfield
            multiline
            id={messageField}
            rows={6}
            maxLength={4000}
            label={intl.formatMessage({ id: 'about.feedback.message' })}
            description={intl.formatMessage({ id: 'about.feedback.message.hint' })}
            value={message}
            error={errorAt(messageField)}
            onChange={({ target }) => change({ message: target.value })}
          />
          <Textfield
            id={contactField}
            error={errorAt(contactField)}
            label={intl.formatMessage({ id: 'about.feedback.contact' })}
            description={intl.formatMessage({ id: 'about.feedback.contact.hint' })}
            maxLength={200}
            value={contact}
            onChange={({ target }) => change({ contact: target.value })}
          />
          {send.isError && <ProblemNotice error={send.error} kept />}
          <div>
            <Button type="submit" loading={send.isPending}>
              <FormattedMessage id={send.isPending ? 'about.sending' : 'about.feedback.send'} />
            </Button>
          </div>
        </form>
      )}
    </Page>
  );
}

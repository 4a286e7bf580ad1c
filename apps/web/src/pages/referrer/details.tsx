import { Heading } from '@digdir/designsystemet-react';
import { FormattedMessage, useIntl } from 'react-intl';
import { Day } from '../../parts/day';
import { useLanguage } from '../../parts/use-language';
import type { OwnReferralDetails } from './own-referral';

type What = OwnReferralDetails['details'];

/** What the referrer told, word for word; nothing that others have written since (law.md 2). */
export function Details({ details: details }: { details: What }) {
  const intl = useIntl();
  const voice = details.category === 'parent' ? 'parent' : 'agency';
  return (
    <section className="told">
      <Heading level={2} data-size="xs">
        <FormattedMessage id="referrer.told" />
      </Heading>
      <dl className="referral-facts">
        <div>
          <dt>{intl.formatMessage({ id: `referrer.municipality.${voice}` })}</dt>
          <dd>{details.municipalityName}</dd>
        </div>
        <div>
          <dt>{intl.formatMessage({ id: `referrer.children.${voice}` })}</dt>
          <dd>{details.childrenUnder23}</dd>
        </div>
        {details.members.length > 0 && (
          <div>
            <dt>{intl.formatMessage({ id: 'referrer.step.personer' })}</dt>
            <dd>
              <ul className="referral-people">
                {details.members.map((member, at) => (
                  <Person key={at} member={member} contacts={contactsOf(details, at)} />
                ))}
              </ul>
            </dd>
          </div>
        )}
        <div>
          <dt>{intl.formatMessage({ id: `referrer.criteria.${voice}` })}</dt>
          <dd>
            <ul>
              {details.criteria.map((one) => (
                <li key={one}>
                  {intl.formatMessage({ id: `referrer.criterion.${one}.${voice}` })}
                </li>
              ))}
              {details.domains.map((one) => (
                <li key={one}>{intl.formatMessage({ id: `referrer.domain.${one}.${voice}` })}</li>
              ))}
            </ul>
            {details.note && <p className="referral-quote">{details.note}</p>}
          </dd>
        </div>
      </dl>
    </section>
  );
}

function contactsOf({ contacts }: What, at: number): What['contacts'] {
  return contacts.filter(({ member }) => member === at);
}

function Person({
  member: { role, birthYear, personal, interpreter },
  contacts,
}: {
  member: What['members'][number];
  contacts: What['contacts'];
}) {
  const intl = useIntl();
  const language = useLanguage();
  const facts = [
    personal.name,
    intl.formatMessage({ id: `referrer.role.${role}` }),
    birthYear !== null && intl.formatMessage({ id: 'referrer.born' }, { year: String(birthYear) }),
    personal.phone,
    interpreter === null && intl.formatMessage({ id: 'referrer.interpreter.not-needed' }),
    interpreter &&
      intl.formatMessage(
        { id: 'referrer.interpreter.needed' },
        { language: language.name(interpreter) },
      ),
  ];
  return (
    <li>
      {facts.filter(Boolean).join(', ')}
      {contacts.length > 0 && (
        <ul>
          {contacts.map(({ unitId, unitName, kind, since, precision }) => (
            <li key={`${unitId} ${kind}`}>
              {unitName} <FormattedMessage id={`referrer.kind.short.${kind}`} />
              {', '}
              <FormattedMessage
                id="referrer.from"
                values={{ day: <Day day={since} precision={precision} /> }}
              />
            </li>
          ))}
        </ul>
      )}
    </li>
  );
}

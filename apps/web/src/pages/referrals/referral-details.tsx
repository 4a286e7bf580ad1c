import { Heading } from '@digdir/designsystemet-react';
import type { ReactNode } from 'react';
import { FormattedMessage, useIntl } from 'react-intl';
import { Day } from '../../parts/day';
import { useLanguage } from '../../parts/use-language';
import type { CaseDetail } from './assessment-draft';
import { useUnits } from './units';

type Member = CaseDetail['state']['members'][string];

/** The referral as it was told. */
export function ReferralDetails({ detail }: { detail: CaseDetail }) {
  const { state, notes, caseId } = detail;
  const { referral } = state;
  if (!referral) return null;
  const note = notes[caseId];
  return (
    // Scrolls by itself beside a long form, so the keyboard must get there.
    <section className="sheet told" aria-labelledby="sa-berattat" tabIndex={0}>
      <Heading level={2} data-size="xs" id="sa-berattat">
        <FormattedMessage id="referrals.told" />
      </Heading>
      <dl>
        <Detail label="referrals.told.by">
          <FormattedMessage
            id={`referrals.asked.${referral.category}`}
            values={{ day: <Day day={referral.on} /> }}
          />
        </Detail>
        {note && (
          <Detail label="referrals.told.note">
            <blockquote>{note}</blockquote>
          </Detail>
        )}
        <Detail label="referrals.told.criteria">
          <Choices of="criterion" chosen={referral.criteria} />
        </Detail>
        <Detail label="referrals.told.domains">
          <Choices of="domain" chosen={referral.domains} />
        </Detail>
        <Detail label="referrals.told.children">
          <FormattedMessage
            id="referrals.told.children.count"
            values={{ count: referral.childrenUnder23 }}
          />
        </Detail>
      </dl>
      <Family detail={detail} />
    </section>
  );
}

function Detail({ label, children }: { label: string; children: ReactNode }) {
  return (
    <div>
      <dt>
        <FormattedMessage id={label} />
      </dt>
      <dd>{children}</dd>
    </div>
  );
}

function Choices({ of, chosen }: { of: 'criterion' | 'domain'; chosen: readonly string[] }) {
  if (chosen.length === 0) return <FormattedMessage id="referrals.not-told" />;
  return (
    <ul>
      {chosen.map((one) => (
        <li key={one}>
          <FormattedMessage id={`referrals.${of}.${one}`} />
        </li>
      ))}
    </ul>
  );
}

function Family({ detail }: { detail: CaseDetail }) {
  const members = Object.values(detail.state.members).sort((a, b) =>
    a.number.localeCompare(b.number, 'sv', { numeric: true }),
  );
  return (
    <>
      <Heading level={3} data-size="2xs">
        <FormattedMessage id="referrals.family" />
      </Heading>
      {members.length === 0 && <FormattedMessage id="referrals.family.none" tagName="p" />}
      <ul className="told-family">
        {members.map((member) => (
          <MemberDetails key={member.memberId} member={member} detail={detail} />
        ))}
      </ul>
    </>
  );
}

function MemberDetails({ member, detail }: { member: Member; detail: CaseDetail }) {
  const intl = useIntl();
  const { unitName } = useUnits();
  const { memberId, number, role, birthYear, household } = member;
  const person = detail.people[memberId];
  const language = useLanguage();
  const need = detail.state.interpreterNeeds[memberId];
  const contacts = Object.values(detail.state.contacts).filter((one) => one.memberId === memberId);
  const facts = [
    intl.formatMessage({ id: `referrals.role.${role}` }),
    birthYear && intl.formatMessage({ id: 'referrals.born' }, { year: String(birthYear) }),
    household && intl.formatMessage({ id: 'referrals.household' }, { household }),
    need &&
      intl.formatMessage({ id: 'case.interpreter.needed' }, { language: language.name(need) }),
    need === null && intl.formatMessage({ id: 'case.interpreter.not-needed' }),
  ];
  return (
    <li>
      <strong>{person?.name ?? number}</strong>
      <span className="subtle">{facts.filter(Boolean).join(' · ')}</span>
      {person?.phone && <a href={`tel:${person.phone.replace(/[^\d+]/g, '')}`}>{person.phone}</a>}
      {person?.email && <a href={`mailto:${person.email}`}>{person.email}</a>}
      {contacts.length > 0 && (
        <ul>
          {contacts.map(({ contactId, unitId, kind, since, precision }) => (
            <li key={contactId}>
              <FormattedMessage
                id={`referrals.contact.${kind}`}
                values={{
                  unit: unitName(unitId),
                  since: <Day day={since} precision={precision} />,
                }}
              />
            </li>
          ))}
        </ul>
      )}
    </li>
  );
}

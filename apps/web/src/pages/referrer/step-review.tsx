import { Heading } from '@digdir/designsystemet-react';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { FormattedMessage, useIntl } from 'react-intl';
import { Day } from '../../parts/day';
import { useLanguage } from '../../parts/use-language';
import { useUnits } from './contact-fields';
import { errorsOf, voiceOf, type MemberDraft, type Step } from './referral-draft';
import type { StepProps } from './step';
import { useMunicipalities } from './step-family';

/** Everything that will be sent, as a letter; each part one click from where it is changed. */
export function StepReview({ draft, today }: { draft: StepProps['draft']; today: string }) {
  const intl = useIntl();
  const voice = voiceOf(draft);
  const place = useMunicipalities().data?.find(({ code }) => code === draft.municipality);
  const say = (id: string) => intl.formatMessage({ id });
  const part = (step: Step, children: ReactNode) => (
    <Part key={step} step={step} missing={errorsOf(step, draft, today).map(({ text }) => text)}>
      {children}
    </Part>
  );
  return (
    <>
      {part('vem', draft.category && <p>{say(`referrer.category.${draft.category}`)}</p>)}
      {part(
        'familjen',
        <dl className="referral-facts">
          <Fact name={say('referrer.family-name')}>
            {draft.familyName.trim() || say('referrer.not-told')}
          </Fact>
          <Fact name={say(`referrer.municipality.${voice}`)}>
            {place?.name ?? draft.municipality}
          </Fact>
          <Fact name={say(`referrer.children.${voice}`)}>{draft.children}</Fact>
        </dl>,
      )}
      {part(
        'personer',
        draft.members.length > 0 ? (
          <ul className="referral-people">
            {draft.members.map((member) => (
              <Person key={member.key} member={member} twoHouseholds={draft.twoHouseholds} />
            ))}
          </ul>
        ) : (
          <p>{say('referrer.not-told')}</p>
        ),
      )}
      {part(
        'varfor',
        <>
          <ul>
            {draft.criteria.map((one) => (
              <li key={one}>{say(`referrer.criterion.${one}.${voice}`)}</li>
            ))}
            {draft.domains.map((one) => (
              <li key={one}>{say(`referrer.domain.${one}.${voice}`)}</li>
            ))}
          </ul>
          {draft.note.trim() && <p className="referral-quote">{draft.note}</p>}
        </>,
      )}
      <p className="referral-note">
        <FormattedMessage id={`referrer.before-send.${voice}`} />
      </p>
    </>
  );
}

function Part({
  step,
  missing,
  children,
}: {
  step: Step;
  missing: readonly string[];
  children: ReactNode;
}) {
  const intl = useIntl();
  const title = intl.formatMessage({ id: `referrer.step.${step}` });
  return (
    <section className="referral-part">
      <div className="referral-member-head">
        <Heading level={2} data-size="xs">
          {title}
        </Heading>
        <Link to="/ny-aktualisering" search={{ steg: step }}>
          <FormattedMessage
            id="referrer.change"
            values={{
              what: title,
              hidden: (words: ReactNode) => <span className="ds-sr-only">{words}</span>,
            }}
          />
        </Link>
      </div>
      {children}
      {missing.length > 0 && (
        <ul className="referral-missing">
          {missing.map((id, at) => (
            <li key={`${id} ${String(at)}`}>
              <FormattedMessage id={id} />
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}

function Fact({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}

function Person({ member, twoHouseholds }: { member: MemberDraft; twoHouseholds: boolean }) {
  const intl = useIntl();
  const agencies = useUnits().data ?? [];
  const unitName = (unitId: string) =>
    agencies.flatMap(({ units }) => units).find((unit) => unit.unitId === unitId)?.name ?? '';
  const language = useLanguage();
  const { role, name, birthYear, phone, household, interpreter, contacts } = member;
  const facts = [
    name.trim(),
    intl.formatMessage({ id: `referrer.role.${role}` }),
    birthYear.trim() && intl.formatMessage({ id: 'referrer.born' }, { year: birthYear }),
    role !== 'child' && phone.trim(),
    twoHouseholds && intl.formatMessage({ id: `referrer.household.${household}` }),
    interpreter &&
      (interpreter === 'none'
        ? intl.formatMessage({ id: 'referrer.interpreter.not-needed' })
        : intl.formatMessage(
            { id: 'referrer.interpreter.needed' },
            { language: language.name(interpreter) },
          )),
  ];
  return (
    <li>
      {facts.filter(Boolean).join(', ')}
      {contacts.length > 0 && (
        <ul>
          {contacts.map(({ key, unitId, kind, since }) => (
            <li key={key}>
              {unitName(unitId)} <FormattedMessage id={`referrer.kind.short.${kind}`} />
              {since && (
                <>
                  {', '}
                  <FormattedMessage id="referrer.from" values={{ day: <Day day={since} /> }} />
                </>
              )}
            </li>
          ))}
        </ul>
      )}
    </li>
  );
}

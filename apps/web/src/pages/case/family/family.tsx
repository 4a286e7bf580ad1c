import { Button } from '@digdir/designsystemet-react';
import { FormattedMessage } from 'react-intl';
import { api } from '../../../api/client';
import { Day } from '../../../parts/day';
import { Empty } from '../../../parts/empty';
import { useLanguage } from '../../../parts/use-language';
import type { Contact, Member } from '../case-data';
import { processIsActive, useCaseFile } from '../case-file';
import { CaseSection } from '../case-section';
import { DayForm } from '../day-form';
import { ContactForm } from './contact-form';
import { FamilyMap } from './family-map';
import { MemberForm } from './member-form';
import { StrikeForm } from '../strike-form';
import { useOpenAct } from '../use-open-act';
import { useWords } from '../use-words';

/** The family and its own contacts, as a picture and as a table with what can be done. */
export function Family() {
  const file = useCaseFile();
  const { text } = useWords();
  const { isOpen, toggle, close } = useOpenAct();
  const members = file.members;
  return (
    <CaseSection
      id="familjen"
      title="case.family.title"
      actions={
        <>
          <Button data-size="sm" variant="secondary" onClick={() => toggle('add-member')}>
            <FormattedMessage id="case.member.add" />
          </Button>
          {members.length > 0 && (
            <Button data-size="sm" variant="secondary" onClick={() => toggle('add-contact')}>
              <FormattedMessage id="case.contact.add" />
            </Button>
          )}
        </>
      }
    >
      {isOpen('add-member') && <MemberForm onClose={close} />}
      {isOpen('add-contact') && <ContactForm onClose={close} />}
      {members.length === 0 ? (
        <Empty>
          <FormattedMessage id="case.family.empty" />
        </Empty>
      ) : (
        <>
          <FamilyMap />
          <table className="plain-table stacked-table family-table">
            <caption>{text('case.family.caption')}</caption>
            <thead>
              <tr>
                <th scope="col">{text('case.column.member')}</th>
                <th scope="col">{text('case.column.household')}</th>
                <th scope="col">{text('case.column.contacts')}</th>
                <th scope="col">{text('case.column.process')}</th>
              </tr>
            </thead>
            <tbody>
              {members.map((member) => (
                <MemberRow key={member.memberId} member={member} />
              ))}
            </tbody>
          </table>
        </>
      )}
    </CaseSection>
  );
}

function MemberRow({ member }: { member: Member }) {
  const file = useCaseFile();
  const { text } = useWords();
  const { isOpen, toggle, close } = useOpenAct();
  const { memberId, role, birthYear, household } = member;
  const name = file.nameOf(memberId);
  const contacts = Object.values(file.state.contacts)
    .filter((contact) => contact.memberId === memberId)
    .sort((a, b) => (a.since < b.since ? -1 : 1));
  return (
    <>
      <tr>
        <th scope="row">
          <strong>{name}</strong>
          <span className="subtle">
            {file.roleOf(role)}
            {birthYear !== null &&
              `, ${text('case.born', { birthYear: String(birthYear), age: Number(file.today.slice(0, 4)) - birthYear })}`}
          </span>
          <PersonalLines memberId={memberId} />
          <InterpreterNeed memberId={memberId} />
          <span className="entry-acts">
            <EntryAct act="correct" what={name} onClick={() => toggle('correct')} />
            <EntryAct act="strike" what={name} onClick={() => toggle('strike')} />
          </span>
        </th>
        <td data-label={text('case.column.household')}>{household ?? text('case.not-told')}</td>
        <td data-label={text('case.column.contacts')}>
          {contacts.length === 0 ? (
            <span className="subtle">{text('case.contacts.none')}</span>
          ) : (
            <ul className="contacts">
              {contacts.map((contact) => (
                <ContactItem
                  key={contact.contactId}
                  contact={contact}
                  onAct={(act) => toggle(`${act} ${contact.contactId}`)}
                />
              ))}
            </ul>
          )}
        </td>
        <td data-label={text('case.column.process')}>
          <ProcessOf memberId={memberId} />
        </td>
      </tr>
      {isOpen('correct') && (
        <ActRow>
          <MemberForm member={member} onClose={close} />
        </ActRow>
      )}
      {isOpen('strike') && (
        <ActRow>
          <StrikeForm entry="member" entryId={memberId} what={name} onClose={close} />
        </ActRow>
      )}
      {contacts.map((contact) => (
        <ContactActs key={contact.contactId} contact={contact} open={isOpen} onClose={close} />
      ))}
    </>
  );
}

/** The form stands right under the row it is about. */
function ActRow({ children }: { children: React.ReactNode }) {
  return (
    <tr className="act-row">
      <td colSpan={4}>{children}</td>
    </tr>
  );
}

function ContactActs({
  contact,
  open,
  onClose,
}: {
  contact: Contact;
  open: (act: string) => boolean;
  onClose: () => void;
}) {
  const { unitName } = useCaseFile();
  const { contactId, unitId } = contact;
  if (open(`correct ${contactId}`))
    return (
      <ActRow>
        <ContactForm contact={contact} onClose={onClose} />
      </ActRow>
    );
  if (open(`strike ${contactId}`) || open(`strike-end ${contactId}`))
    return (
      <ActRow>
        <StrikeForm
          entry={open(`strike ${contactId}`) ? 'contact' : 'contact-end'}
          entryId={contactId}
          what={unitName(unitId)}
          onClose={onClose}
        />
      </ActRow>
    );
  if (open(`end ${contactId}`))
    return (
      <ActRow>
        <EndContact contact={contact} onClose={onClose} />
      </ActRow>
    );
  return null;
}

function EndContact({ contact, onClose }: { contact: Contact; onClose: () => void }) {
  const { caseId, version, unitName } = useCaseFile();
  const { text } = useWords();
  const { contactId, unitId } = contact;
  return (
    <DayForm
      name={`end-contact.${contactId}`}
      version={version}
      title={text('case.contact.end-of', { what: unitName(unitId) })}
      lead={text('case.contact.end.lead')}
      submit={text('case.contact.end')}
      onClose={onClose}
      send={(on, header) =>
        api.POST('/api/v1/cases/{caseId}/contacts/{contactId}/end', {
          params: { path: { caseId, contactId }, header },
          body: { on },
        })
      }
    />
  );
}

function ContactItem({ contact, onAct }: { contact: Contact; onAct: (act: string) => void }) {
  const file = useCaseFile();
  const { text } = useWords();
  const { unitId, kind, since, precision, ended } = contact;
  const agencyId = file.unit(unitId)?.agencyId;
  const unit = file.unitName(unitId);
  return (
    <li>
      <span>
        <strong>{unit}</strong>
        {agencyId && <>, {file.agencyName(agencyId)}</>}
      </span>
      <span className="subtle">
        {text(`case.kind.${kind}`)},{' '}
        <FormattedMessage
          id={ended ? 'case.contact.from-to' : 'case.since'}
          values={{
            day: <Day day={since} precision={precision} />,
            to: ended && <Day day={ended.on} />,
          }}
        />
      </span>
      <span className="entry-acts">
        <EntryAct act="correct" what={unit} onClick={() => onAct('correct')} />
        {ended ? (
          <EntryAct act="strike-end" what={unit} onClick={() => onAct('strike-end')} />
        ) : (
          <EntryAct act="end" what={unit} onClick={() => onAct('end')} />
        )}
        <EntryAct act="strike" what={unit} onClick={() => onAct('strike')} />
      </span>
    </li>
  );
}

/** A small button that says what it is about to those who do not see where it stands. */
export function EntryAct({
  act,
  what,
  onClick,
}: {
  act: 'correct' | 'strike' | 'end' | 'strike-end';
  what: string;
  onClick: () => void;
}) {
  return (
    <button type="button" className="link-button" onClick={onClick}>
      <FormattedMessage id={`case.act.${act}`} />
      <span className="visually-hidden"> {what}</span>
    </button>
  );
}

function PersonalLines({ memberId }: { memberId: string }) {
  const { phone, email, address } = useCaseFile().personal(memberId);
  const lines = [phone, email, address].filter((line) => line !== undefined);
  if (lines.length === 0) return null;
  return <span className="personal">{lines.join(' · ')}</span>;
}

/** law.md 24: asked of everybody, so that it stands here as well when nobody has. */
function InterpreterNeed({ memberId }: { memberId: string }) {
  const { [memberId]: language } = useCaseFile().state.interpreterNeeds;
  const { name } = useLanguage();
  const { text } = useWords();
  if (language) return <span>{text('case.interpreter.needed', { language: name(language) })}</span>;
  return (
    <span className="subtle">
      {text(language === null ? 'case.interpreter.not-needed' : 'case.interpreter.not-asked')}
    </span>
  );
}

export function ProcessOf({ memberId }: { memberId: string }) {
  const file = useCaseFile();
  const start = file.state.processStarts[memberId];
  const end = file.state.processEnds[memberId];
  if (!start)
    return (
      <span className="subtle">
        <FormattedMessage id="case.process.none" />
      </span>
    );
  const active = processIsActive(file, memberId);
  return (
    <span className={active ? 'process process-active' : 'process'}>
      <strong>
        <FormattedMessage id={active ? 'case.process.active' : 'case.process.ended'} />
      </strong>
      <span className="subtle">
        <FormattedMessage
          id={end ? 'case.process.from-to' : 'case.process.from'}
          values={{ from: <Day day={start.on} />, to: end && <Day day={end.on} /> }}
        />
      </span>
    </span>
  );
}

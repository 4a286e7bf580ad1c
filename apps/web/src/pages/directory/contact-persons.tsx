import { Button, Heading } from '@digdir/designsystemet-react';
import { useState } from 'react';
import { FormattedMessage, useIntl } from 'react-intl';
import { useChange } from '../../api/change';
import { api, dataOf, ifMatch } from '../../api/client';
import { Day } from '../../parts/day';
import { Dialog } from '../../parts/dialog';
import { Empty } from '../../parts/empty';
import { ProblemNotice } from '../../parts/problem-notice';
import { ContactPersonForm } from './contact-person-form';
import type { Agency, ContactPerson, Unit } from './directory-queries';

type Act =
  { what: 'add'; unit: Unit } | { what: 'change' | 'remove'; unit: Unit; person: ContactPerson };

/** Who carries the knowledge of FamSam in each unit; a unit with nobody is seen at once. */
export function ContactPersons({
  version,
  agencies,
  units,
  persons,
}: {
  version: number;
  agencies: readonly Agency[];
  units: readonly Unit[];
  persons: readonly ContactPerson[];
}) {
  const [act, setAct] = useState<Act | null>(null);
  const close = () => setAct(null);
  const named = new Map(agencies.map(({ agencyId, name }) => [agencyId, name]));
  const of = (unit: Unit) => persons.filter(({ unitId }) => unitId === unit.unitId);
  const without = units.filter((unit) => of(unit).length === 0).length;
  return (
    <section className="stack" aria-labelledby="directory-contacts">
      <Heading level={2} data-size="sm" id="directory-contacts">
        <FormattedMessage id="directory.contacts" />
      </Heading>
      {units.length === 0 ? (
        <Empty>
          <FormattedMessage id="directory.contacts.empty" />
        </Empty>
      ) : (
        <p className="subtle">
          <FormattedMessage id="directory.contacts.about" values={{ without }} />
        </p>
      )}
      <ul className="directory-contacts">
        {units.map((unit) => (
          <UnitContacts
            key={unit.unitId}
            unit={unit}
            agency={named.get(unit.agencyId) ?? ''}
            persons={of(unit)}
            onAct={setAct}
          />
        ))}
      </ul>
      {act?.what === 'add' && (
        <ContactPersonForm unit={act.unit} version={version} onClose={close} />
      )}
      {act?.what === 'change' && (
        <ContactPersonForm
          unit={act.unit}
          person={act.person}
          now={persons.find((one) => one.contactPersonId === act.person.contactPersonId)}
          version={version}
          onClose={close}
        />
      )}
      {act?.what === 'remove' && (
        <RemoveContactPerson
          unit={act.unit}
          person={act.person}
          version={version}
          onClose={close}
        />
      )}
    </section>
  );
}

function UnitContacts({
  unit,
  agency,
  persons,
  onAct,
}: {
  unit: Unit;
  agency: string;
  persons: readonly ContactPerson[];
  onAct: (act: Act) => void;
}) {
  const intl = useIntl();
  const nameOf = useNameOf();
  return (
    <li className="sheet">
      <div>
        <Heading level={3} data-size="2xs">
          {unit.name}
        </Heading>
        <p className="subtle">{agency}</p>
      </div>
      <div className="directory-persons">
        {persons.length === 0 && (
          <p>
            <FormattedMessage id="directory.contact.none" />
          </p>
        )}
        {persons.map((person) => {
          const name = nameOf(person);
          return (
            <div key={person.contactPersonId} className="directory-person">
              <div>
                <p>{name}</p>
                <p className="subtle">
                  <FormattedMessage
                    id="directory.contact.about"
                    values={{
                      mandate: intl.formatMessage({ id: `directory.mandate.${person.mandate}` }),
                      day: <Day day={person.since} />,
                    }}
                  />
                </p>
                {(person.phone || person.email) && (
                  <p className="directory-reach">
                    {person.phone && (
                      <a href={`tel:${person.phone.replaceAll(/[^+\d]/g, '')}`}>{person.phone}</a>
                    )}
                    {person.email && <a href={`mailto:${person.email}`}>{person.email}</a>}
                  </p>
                )}
              </div>
              <div className="directory-acts">
                <Button
                  variant="tertiary"
                  data-size="sm"
                  aria-label={intl.formatMessage({ id: 'directory.change.which' }, { name })}
                  onClick={() => onAct({ what: 'change', unit, person })}
                >
                  <FormattedMessage id="directory.change" />
                </Button>
                <Button
                  variant="tertiary"
                  data-size="sm"
                  aria-label={intl.formatMessage({ id: 'directory.contact.remove.who' }, { name })}
                  onClick={() => onAct({ what: 'remove', unit, person })}
                >
                  <FormattedMessage id="directory.contact.remove" />
                </Button>
              </div>
            </div>
          );
        })}
      </div>
      <Button
        variant="secondary"
        data-size="sm"
        aria-label={intl.formatMessage({ id: 'directory.contact.add.where' }, { unit: unit.name })}
        onClick={() => onAct({ what: 'add', unit })}
      >
        <FormattedMessage id="directory.contact.add" />
      </Button>
    </li>
  );
}

function RemoveContactPerson({
  unit,
  person,
  version,
  onClose,
}: {
  unit: Unit;
  person: ContactPerson;
  version: number;
  onClose: () => void;
}) {
  const intl = useIntl();
  const name = useNameOf()(person);
  const { contactPersonId } = person;
  const send = useChange(
    (_: undefined, header) =>
      dataOf(
        api.DELETE('/api/v1/directory/contact-persons/{contactPersonId}', {
          params: { path: { contactPersonId }, header: { ...header, ...ifMatch(version) } },
        }),
      ),
    [['directory']],
  );
  return (
    <Dialog
      title={intl.formatMessage({ id: 'directory.contact.remove.title' }, { name })}
      onClose={onClose}
    >
      <div className="stack">
        <p>
          <FormattedMessage id="directory.contact.remove.what" values={{ unit: unit.name }} />
        </p>
        {send.isError && <ProblemNotice error={send.error} />}
        <div className="row">
          <Button
            data-color="danger"
            loading={send.isPending}
            onClick={() => send.mutate(undefined, { onSuccess: onClose })}
          >
            <FormattedMessage id="directory.contact.remove" />
          </Button>
          <Button variant="secondary" onClick={onClose}>
            <FormattedMessage id="action.cancel" />
          </Button>
        </div>
      </div>
    </Dialog>
  );
}

function useNameOf() {
  const intl = useIntl();
  return ({ name }: ContactPerson) =>
    name ?? intl.formatMessage({ id: 'directory.contact.nameless' });
}

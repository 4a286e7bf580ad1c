import { Button, Field, Heading, Label, Select, Textfield } from '@digdir/designsystemet-react';
import { FormattedMessage, useIntl } from 'react-intl';
import { useLanguage } from '../../parts/use-language';
import { OneOf } from './choices';
import { ContactFields } from './contact-fields';
import {
  fieldId,
  newContact,
  type ContactDraft,
  type InterpreterDraft,
  type MemberDraft,
} from './referral-draft';
import type { StepProps } from './step';
import { useFocusNext } from './use-focus-next';

/** One person of the family, as far as the referrer may tell, with the support they have today. */
export function MemberFields({
  member,
  number,
  voice,
  twoHouseholds,
  onChange,
  onRemove,
  errorAt,
}: {
  member: MemberDraft;
  /** The first, second … of the same role. */
  number: number;
  voice: 'parent' | 'agency';
  twoHouseholds: boolean;
  onChange: (part: Partial<MemberDraft>) => void;
  onRemove: () => void;
  errorAt: StepProps['errorAt'];
}) {
  const intl = useIntl();
  const language = useLanguage();
  const focusNext = useFocusNext();
  const age = member.role === 'child' ? 'child' : 'adult';
  const { key, role, contacts } = member;
  const title = intl.formatMessage(
    { id: `referrer.member.${role}` },
    { name: member.name.trim() || 'none', number },
  );
  const field = (what: 'name' | 'birth-year') => ({
    id: fieldId(what, key),
    label: intl.formatMessage({ id: `referrer.${what}.${age}` }),
    error: errorAt(fieldId(what, key)),
    autoComplete: 'off',
  });
  const addContact = () => {
    const contact = newContact();
    onChange({ contacts: [...contacts, contact] });
    focusNext(fieldId('unit', contact.key));
  };
  const changeContact = (at: number, part: Partial<ContactDraft>) => {
    const contact = contacts[at];
    if (contact) onChange({ contacts: contacts.with(at, { ...contact, ...part }) });
  };
  return (
    <section className="referral-member" id={fieldId('member', key)} aria-label={title}>
      <div className="referral-member-head">
        <Heading level={2} data-size="xs">
          {title}
        </Heading>
        <button type="button" className="link-button" onClick={onRemove}>
          <FormattedMessage id="referrer.remove" values={{ what: title }} />
        </button>
      </div>
      <div className="referral-fields">
        <Textfield
          {...field('name')}
          className="field-medium"
          maxLength={200}
          value={member.name}
          onChange={({ target }) => onChange({ name: target.value })}
        />
        <Textfield
          {...field('birth-year')}
          className="field-short"
          inputMode="numeric"
          maxLength={4}
          value={member.birthYear}
          onChange={({ target }) => onChange({ birthYear: target.value })}
        />
        {role !== 'child' && (
          <Textfield
            id={fieldId('phone', key)}
            label={intl.formatMessage({ id: 'referrer.phone.adult' })}
            error={errorAt(fieldId('phone', key))}
            autoComplete="off"
            className="field-medium"
            type="tel"
            maxLength={40}
            value={member.phone}
            onChange={({ target }) => onChange({ phone: target.value })}
          />
        )}
      </div>
      {twoHouseholds && (
        <OneOf
          id={fieldId('household', key)}
          legend={<FormattedMessage id="referrer.household" />}
          options={(['A', 'B'] as const).map((value) => ({
            value,
            label: <FormattedMessage id={`referrer.household.${value}`} />,
          }))}
          value={member.household}
          onChange={(household) => onChange({ household })}
        />
      )}
      <Field className="field-medium">
        <Label>{intl.formatMessage({ id: `referrer.interpreter.${age}` })}</Label>
        <Select
          id={fieldId('interpreter', key)}
          value={member.interpreter ?? ''}
          onChange={({ target }) => onChange({ interpreter: target.value as InterpreterDraft })}
        >
          <Select.Option value="">
            {intl.formatMessage({ id: 'referrer.interpreter.unknown' })}
          </Select.Option>
          <Select.Option value="none">
            {intl.formatMessage({ id: 'referrer.interpreter.none' })}
          </Select.Option>
          <Select.Optgroup label={intl.formatMessage({ id: 'referrer.interpreter.languages' })}>
            {language.options.map(({ value, label }) => (
              <Select.Option key={value} value={value}>
                {label}
              </Select.Option>
            ))}
          </Select.Optgroup>
        </Select>
      </Field>
      {contacts.map((contact, at) => (
        <ContactFields
          key={contact.key}
          contact={contact}
          of={title}
          onChange={(part) => changeContact(at, part)}
          onRemove={() => {
            onChange({ contacts: contacts.toSpliced(at, 1) });
            focusNext(fieldId('add-contact', key));
          }}
          errorAt={errorAt}
        />
      ))}
      <Button
        type="button"
        id={fieldId('add-contact', key)}
        variant="tertiary"
        className="referral-add-contact"
        onClick={addContact}
      >
        <FormattedMessage id={`referrer.add-contact.${age}.${voice}`} />
      </Button>
    </section>
  );
}

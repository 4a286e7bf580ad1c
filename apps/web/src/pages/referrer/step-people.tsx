import { Button, Checkbox, ValidationMessage } from '@digdir/designsystemet-react';
import { useState } from 'react';
import { FormattedMessage, useIntl } from 'react-intl';
import { MemberFields } from './member-fields';
import { fieldId, newMember, roles, voiceOf, type MemberDraft, type Role } from './referral-draft';
import type { StepProps } from './step';
import { useFocusNext } from './use-focus-next';

export function StepPeople({ draft, change, errorAt }: StepProps) {
  const intl = useIntl();
  const voice = voiceOf(draft);
  const [removed, setRemoved] = useState<{ member: MemberDraft; at: number } | null>(null);
  const focusNext = useFocusNext();
  const { members } = draft;

  const add = (role: Role) => {
    const member = newMember(role);
    change({ members: [...members, member] });
    setRemoved(null);
    focusNext(fieldId('name', member.key));
  };
  const remove = (at: number) => {
    const member = members[at];
    if (!member) return;
    change({ members: members.toSpliced(at, 1) });
    setRemoved({ member, at });
    focusNext('angra');
  };
  const restore = () => {
    if (!removed) return;
    change({ members: members.toSpliced(removed.at, 0, removed.member) });
    focusNext(fieldId('name', removed.member.key));
    setRemoved(null);
  };
  const missing = errorAt(fieldId('add-guardian'));
  return (
    <>
      <p className="referral-hint">
        <FormattedMessage id={`referrer.people.hint.${voice}`} />
      </p>
      {members.map((member, at) => (
        <MemberFields
          key={member.key}
          member={member}
          voice={voice}
          twoHouseholds={draft.twoHouseholds}
          number={members.slice(0, at + 1).filter(({ role }) => role === member.role).length}
          onChange={(part) => change({ members: members.with(at, { ...member, ...part }) })}
          onRemove={() => remove(at)}
          errorAt={errorAt}
        />
      ))}
      <div role="status">
        {removed && (
          <p className="referral-removed">
            <FormattedMessage id="referrer.removed" />{' '}
            <button type="button" id="angra" className="link-button" onClick={restore}>
              <FormattedMessage id="referrer.undo" />
            </button>
          </p>
        )}
      </div>
      <div className="referral-add" id={fieldId('add-guardian')}>
        {(voice === 'parent' ? (['guardian', 'child', 'other-adult'] as const) : roles).map(
          (role) => (
            <Button key={role} type="button" variant="secondary" onClick={() => add(role)}>
              <FormattedMessage id={`referrer.add.${role}.${voice}`} />
            </Button>
          ),
        )}
      </div>
      {missing && <ValidationMessage>{missing}</ValidationMessage>}
      {members.length > 1 && (
        <Checkbox
          value="two"
          label={intl.formatMessage({ id: 'referrer.two-households' })}
          description={intl.formatMessage({ id: 'referrer.two-households.hint' })}
          checked={draft.twoHouseholds}
          onChange={({ target }) => change({ twoHouseholds: target.checked })}
        />
      )}
    </>
  );
}

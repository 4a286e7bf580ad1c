import { Select, ValidationMessage } from '@digdir/designsystemet-react';
import { standingContacts, useCaseFile } from '../case/case-file';
import { Place } from '../case/fields';
import { unitGroups } from '../case/family/unit-groups';
import { useWords } from '../case/use-words';
import type { Part, RequestValues } from './finding/request-values';

const choices = ['', 'must', 'may'] as const;

/** Who must come and who may: the family, its own contacts, and after them all other units. */
export function Invited({
  id,
  members,
  units,
  fault,
  onMembers,
  onUnits,
}: {
  id: string;
  members: RequestValues['members'];
  units: RequestValues['units'];
  fault: string | undefined;
  onMembers: (members: RequestValues['members']) => void;
  onUnits: (units: RequestValues['units']) => void;
}) {
  const file = useCaseFile();
  const { text } = useWords();
  const own = new Set(standingContacts(file.state).map(({ unitId }) => unitId));
  const all = unitGroups(file).flatMap(({ options }) => options);
  const isNear = ({ value }: { value: string }) => own.has(value) || Boolean(units[value]);
  const near = all.filter(isNear);
  const others = all.filter((unit) => !isNear(unit));
  const ofUnit = ({ value, label }: { value: string; label: string }) => (
    <Row
      key={value}
      name={label}
      value={units[value] ?? ''}
      onChange={(part) => onUnits({ ...units, [value]: part })}
    />
  );
  return (
    <Place id={id}>
      <fieldset className="invited">
        <legend>{text('meetings.invited')}</legend>
        <p className="subtle">{text('meetings.invited.hint')}</p>
        {fault && <ValidationMessage>{fault}</ValidationMessage>}
        {file.members.map(({ memberId, role }) => (
          <Row
            key={memberId}
            name={file.nameOf(memberId)}
            hint={file.personal(memberId).name ? file.roleOf(role) : undefined}
            value={members[memberId] ?? ''}
            onChange={(part) => onMembers({ ...members, [memberId]: part })}
          />
        ))}
        {near.map(ofUnit)}
        {others.length > 0 && (
          <details className="more-units">
            <summary>{text('case.meeting.other-units')}</summary>
            {others.map(ofUnit)}
          </details>
        )}
      </fieldset>
    </Place>
  );
}

function Row({
  name,
  hint,
  value,
  onChange,
}: {
  name: string;
  hint?: string | undefined;
  value: Part;
  onChange: (part: Part) => void;
}) {
  const { text } = useWords();
  return (
    <label className="invited-row">
      <span>
        {name}
        {hint && <span className="subtle"> {hint}</span>}
      </span>
      <Select
        data-size="sm"
        value={value}
        onChange={({ target }) => onChange(choices.find((one) => one === target.value) ?? '')}
      >
        {choices.map((one) => (
          <Select.Option key={one} value={one}>
            {text(`meetings.part.${one || 'none'}`)}
          </Select.Option>
        ))}
      </Select>
    </label>
  );
}

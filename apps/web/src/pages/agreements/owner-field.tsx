import { standingContacts, useCaseFile } from '../case/case-file';
import { SelectField } from '../case/fields';
import { unitGroups } from '../case/family/unit-groups';
import { useWords } from '../case/use-words';
import { ownerFrom, type Owner } from './agreement-data';

/** Exactly one owner: somebody of the family, or a unit. */
export function OwnerField({
  id,
  label,
  empty,
  value,
  fault,
  onChange,
}: {
  id: string;
  label: string;
  empty: string;
  value: string;
  fault?: string | undefined;
  onChange: (value: string) => void;
}) {
  const file = useCaseFile();
  const { text } = useWords();
  const own = new Set(standingContacts(file.state).map(({ unitId }) => unitId));
  const units = unitGroups(file).map(({ label: agency, options }) => ({
    label: agency,
    options: options.map((unit) => ({ ...unit, value: `unit ${unit.value}` })),
  }));
  const near = units
    .flatMap(({ options }) => options)
    .filter((unit) => own.has(unit.value.slice('unit '.length)));
  return (
    <SelectField
      id={id}
      label={label}
      empty={empty}
      groups={[
        {
          label: text('agreements.owner.family'),
          options: file.members.map(({ memberId }) => ({
            value: `member ${memberId}`,
            label: file.nameOf(memberId),
          })),
        },
        { label: text('agreements.owner.near'), options: near },
        ...units.map((group) => ({
          ...group,
          options: group.options.filter(
            (unit) => !near.some(({ value: one }) => one === unit.value),
          ),
        })),
      ].filter(({ options }) => options.length > 0)}
      value={value}
      fault={fault}
      onChange={onChange}
    />
  );
}

/** How the owner is called in an open case. */
export function useOwnerWords(): (owner: Owner | string | null) => string {
  const file = useCaseFile();
  return (owner) => {
    const one = typeof owner === 'string' ? ownerFrom(owner) : owner;
    if (!one) return '';
    return one.kind === 'unit' ? file.unitName(one.unitId) : file.nameOf(one.memberId);
  };
}

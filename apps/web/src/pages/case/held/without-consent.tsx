import type { CaseConsents, Meeting } from '../case-data';
import { useCaseFile } from '../case-file';
import { missingFor } from '../consents/consent-cells';
import { SelectField } from '../fields';
import { useWords } from '../use-words';

export type WithoutConsent = NonNullable<Meeting['withoutConsent']>;

const reasons = [
  'not-asked',
  'not-answered',
  'refused',
  'ended',
  'came-uninvited',
  'other',
] as const satisfies readonly WithoutConsent[];

/** Another reason stands in the note alone. */
export function noteFault(reason: WithoutConsent | '' | null, note: string) {
  return reason === 'other' && !note.trim() ? 'case.field.note-why' : undefined;
}

interface Held {
  readonly unitIds: readonly string[];
  readonly discussed: readonly string[];
  readonly heldOn: string;
}

/** Whose consent was missing for which agency at a meeting, as the api will find it. */
export function useMissingAt(ledger: CaseConsents | undefined) {
  const file = useCaseFile();
  return ({ unitIds, discussed, heldOn }: Held) => {
    const agencyIds = unitIds.flatMap((unitId) => file.unit(unitId)?.agencyId ?? []);
    return ledger && heldOn ? missingFor(ledger, file.members, discussed, agencyIds, heldOn) : [];
  };
}

/** A meeting that took place without consent is written down as what it was, with the reason (law.md 11). */
export function WithoutConsentField({
  id,
  value,
  fault,
  onChange,
}: {
  id: string;
  value: WithoutConsent | '';
  fault: string | undefined;
  onChange: (value: WithoutConsent | '') => void;
}) {
  const { text } = useWords();
  const options = reasons.map((reason) => ({
    value: reason,
    label: text(`case.withoutConsent.${reason}`),
  }));
  return (
    <SelectField
      id={id}
      label={text('case.label.withoutConsent')}
      hint={text('case.hint.withoutConsent')}
      groups={[{ label: '', options }]}
      empty={text('case.withoutConsent.choose')}
      value={value}
      fault={fault}
      onChange={(chosen) => onChange(chosen as WithoutConsent | '')}
    />
  );
}

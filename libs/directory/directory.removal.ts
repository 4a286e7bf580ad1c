import { accept } from '@famsam/kernel';
import type { LocalDate } from '@famsam/kernel';
import type { DirectoryDecision } from './directory.rejections';
import { refuse } from './directory.rejections';
import type { DirectoryState } from './directory.state';

type Removal = { readonly today: LocalDate } & (
  | { readonly type: 'leave-municipality'; readonly code: string }
  | { readonly type: 'remove-unit'; readonly unitId: string }
  | { readonly type: 'remove-agency'; readonly agencyId: string }
);

/** Of what nothing here hangs on. Whether a case does is known to those who ask. */
export function remove(removal: Removal, state: DirectoryState): DirectoryDecision {
  const happenedOn = removal.today;
  switch (removal.type) {
    case 'leave-municipality': {
      const { code } = removal;
      if (!state.municipalities.includes(code))
        return refuse('directory.municipality-not-joined', 'state', 'code');
      const figures = [...state.populations.keys()].filter((figure) =>
        figure.startsWith(`${code} `),
      );
      if (figures.length > 0) return refuse('directory.still-used', 'state', 'code');
      return accept([{ type: 'directory.municipality-left', happenedOn, data: { code } }]);
    }
    case 'remove-unit': {
      const { unitId } = removal;
      if (!state.units.has(unitId)) return refuse('directory.unit-unknown', 'state');
      const persons = [...state.contactPersons.values()];
      if (persons.some((person) => person.unitId === unitId))
        return refuse('directory.still-used', 'state');
      return accept([{ type: 'directory.unit-removed', happenedOn, data: { unitId } }]);
    }
    case 'remove-agency': {
      const { agencyId } = removal;
      if (!state.agencies.has(agencyId)) return refuse('directory.agency-unknown', 'state');
      if ([...state.units.values()].some((unit) => unit.agencyId === agencyId))
        return refuse('directory.still-used', 'state');
      return accept([{ type: 'directory.agency-removed', happenedOn, data: { agencyId } }]);
    }
    default: {
      const never: never = removal;
      return never;
    }
  }
}

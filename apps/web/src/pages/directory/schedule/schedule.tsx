import { Answer } from '../../../parts/answer';
import { useSchedule } from '../../meetings/meeting-data';
import type { Agency, Unit } from '../directory-queries';
import { AgencyTimes } from './agency-times';
import { Interpreters } from './interpreters';
import { Places } from './places';
import { Rooms } from './rooms';
import { UnitPlaces } from './unit-places';
import './schedule.css';

/** What finding a time has to know: where meetings are held, what is there, and when people work. */
export function ScheduleParts({
  agencies,
  units,
}: {
  agencies: readonly Agency[];
  units: readonly Unit[];
}) {
  const schedule = useSchedule();
  return (
    <Answer query={schedule}>
      {(known) => (
        <>
          <Places schedule={known} />
          <Rooms schedule={known} />
          <Interpreters schedule={known} />
          <AgencyTimes schedule={known} agencies={agencies} />
          <UnitPlaces schedule={known} agencies={agencies} units={units} />
        </>
      )}
    </Answer>
  );
}

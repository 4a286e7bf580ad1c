import * as fc from 'fast-check';
import { asking, holdsAtExtremes } from '../../../tests/support/extremes';
import { scheduleStream } from './schedule.stream';

const words = fc.constant(null);

describe('schedules at the extremes', () => {
  holdsAtExtremes(scheduleStream, (data) => [
    asking('set-agency-hours', {}, data('schedule.agency-hours-set')),
    asking('set-school-time', {}, data('schedule.school-time-set')),
    asking('set-unit', {}, data('schedule.unit-set')),
    asking('set-place', {}, data('schedule.place-set')),
    asking('remove-place', {}, data('schedule.place-removed')),
    asking('set-travel', {}, data('schedule.travel-set')),
    asking('set-room', {}, data('schedule.room-set')),
    asking('remove-room', {}, data('schedule.room-removed')),
    asking('set-item', {}, data('schedule.item-set')),
    asking('remove-item', {}, data('schedule.item-removed')),
    asking('set-interpreter', { words }, data('schedule.interpreter-set')),
    asking('remove-interpreter', {}, data('schedule.interpreter-removed')),
  ]);
});

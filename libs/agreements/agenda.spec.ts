import { localDate } from '@famsam/kernel';
import { anAgreement } from '../../tests/support/agreement-builder';
import { forAgenda } from './agenda.queries';
import type { Agreement } from './agreement.state';

const today = localDate('2026-12-10');
const made = (dueOn: string, more: Partial<Agreement> = {}): Agreement => ({
  ...anAgreement({ madeOn: '2026-11-20', dueOn }),
  ...more,
});

it('an agenda takes up the silent first, then the blocked, the overdue and the rest', () => {
  const rows = Object.entries({
    later: made('2026-12-18'),
    done: made('2026-12-01', { status: 'done' }),
    today: made('2026-12-10'),
    overdue: made('2026-12-09'),
    longOverdue: made('2026-12-01', { status: 'taken-on' }),
    blocked: made('2026-12-20', { status: 'blocked' }),
    blockedAndOverdue: made('2026-12-02', { status: 'blocked' }),
    reminded: made('2026-12-08', { silence: ['reminder', 'coordinator'] }),
    silent: made('2026-12-05', { silence: ['manager', 'agenda'] }),
    struck: made('2026-12-01', { status: 'struck', silence: ['agenda'] }),
  }).map(([agreementId, state]) => ({ agreementId, state }));
  const order = forAgenda(rows, today).map(({ agreementId, standing, daysOverdue }) => [
    agreementId,
    standing,
    daysOverdue,
  ]);
  expect(order).toEqual([
    ['silent', 'silent', 5],
    ['blockedAndOverdue', 'blocked', 8],
    ['blocked', 'blocked', 0],
    ['longOverdue', 'overdue', 9],
    ['reminded', 'overdue', 2],
    ['overdue', 'overdue', 1],
    ['today', 'open', 0],
    ['later', 'open', 0],
  ]);
});

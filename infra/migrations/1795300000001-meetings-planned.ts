import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The whole of a meeting, from the request until it was held; and what is taken for the booked ones. */
export class MeetingsPlanned1795300000001 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create extension if not exists btree_gist;

      alter table meetings.meeting rename column state to stage;
      alter table meetings.meeting
        add body json, add begins_at timestamptz, add answer_by date, add agenda_sent boolean;
      update meetings.meeting set agenda_sent = false, body = json_build_object(
        'caseId', case_id, 'request', request, 'requestedOn', requested_on, 'stage', stage,
        'poll', null, 'booking', null, 'answers', json_build_object(),
        'agenda', json_build_object('added', json_build_array(), 'minutes', json_build_object(),
          'removed', json_build_array(), 'order', json_build_array()),
        'warned', json_build_array(), 'agendaSent', null, 'came', json_build_object(),
        'running', null, 'spent', json_build_object(), 'notes', json_build_array(), 'held', null);
      alter table meetings.meeting alter body set not null, alter agenda_sent set not null,
        drop column request;
      create index meeting_booked on meetings.meeting (area_id, begins_at)
        where stage = 'booked';
      create index meeting_asked on meetings.meeting (area_id, answer_by)
        where answer_by is not null;

      -- Whoever and whatever a booked meeting takes. Two meetings at once are refused here, whoever asks.
      create table meetings.taken (
        area_id uuid not null,
        owner_id uuid not null,
        during tstzrange not null,
        meeting_id uuid not null,
        room_id uuid,
        primary key (area_id, meeting_id, owner_id),
        constraint nobody_twice
          exclude using gist (area_id with =, owner_id with =, during with &&)
      );
      select platform.guard_area('meetings.taken');
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      drop table meetings.taken;
      drop index meetings.meeting_booked, meetings.meeting_asked;
      alter table meetings.meeting add request jsonb;
      update meetings.meeting set request = (body -> 'request')::jsonb;
      alter table meetings.meeting alter request set not null,
        drop column body, drop column begins_at, drop column answer_by, drop column agenda_sent;
      alter table meetings.meeting rename column stage to state;
    `);
  }
}

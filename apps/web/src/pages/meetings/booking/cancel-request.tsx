import { api } from '../../../api/client';
import { useForm } from '../../../parts/use-form';
import { ActForm } from '../../case/act-form';
import { useWords } from '../../case/use-words';
import type { Meeting } from '../meeting-data';

const nothing = {};

/** No meeting is asked for any more. */
export function CancelRequest({ meeting, onClose }: { meeting: Meeting; onClose: () => void }) {
  const { text } = useWords();
  const { meetingId, caseId, version } = meeting;
  const form = useForm({
    name: `meeting.${meetingId}.cancel-request`,
    empty: nothing,
    version,
    check: () => ({}),
    stale: [['meetings'], ['today']],
    onDone: onClose,
    send: (_nothing, header) =>
      api.DELETE('/api/v1/meetings/{meetingId}/request', {
        params: { path: { meetingId }, header },
      }),
  });
  return (
    <ActForm
      act={{ caseId, ...form }}
      title={text('meetings.request.cancel')}
      lead={text('meetings.request.cancel.lead')}
      submit={text('meetings.request.cancel')}
      danger
      compare={[]}
      onClose={onClose}
    />
  );
}

import { Heading } from '@digdir/designsystemet-react';
import { FormattedMessage } from 'react-intl';
import { TableScroll } from '../../parts/table-scroll';
import { useCaseFile } from '../case/case-file';
import { useWords } from '../case/use-words';
import type { Meeting } from './meeting-data';
import { partyIdOf, usePartyName, type Party } from './use-party-name';

/** Who comes, from where, and whom in the family they know: in place of a round of introductions. */
export function ParticipantSheet({ meeting: { invited } }: { meeting: Meeting }) {
  const file = useCaseFile();
  const { text, list } = useWords();
  const partyName = usePartyName();
  const from = (party: Party) => {
    if (party.kind === 'unit') return file.agencyName(file.unit(party.unitId)?.agencyId ?? '');
    const role = file.state.members[party.memberId]?.role;
    return role ? file.roleOf(role) : '';
  };
  const knows = (party: Party) => {
    if (party.kind === 'member') return '';
    const ofUnit = Object.values(file.state.contacts).filter(
      ({ unitId }) => unitId === party.unitId,
    );
    const standing = ofUnit.filter(({ ended }) => !ended);
    const members = [...new Set(standing.map(({ memberId }) => file.nameOf(memberId)))];
    if (members.length > 0) return list(members);
    return text(ofUnit.length > 0 ? 'meetings.sheet.no-longer' : 'meetings.sheet.nobody');
  };
  return (
    <section aria-labelledby="deltagare-rubrik" className="participants">
      <Heading level={2} data-size="xs" id="deltagare-rubrik">
        <FormattedMessage id="meetings.sheet" />
      </Heading>
      <p className="subtle">
        <FormattedMessage id="meetings.sheet.about" />
      </p>
      <TableScroll>
        <table className="plain-table stacked-table">
          <caption className="visually-hidden">{text('meetings.sheet')}</caption>
          <thead>
            <tr>
              <th scope="col">{text('meetings.sheet.who')}</th>
              <th scope="col">{text('meetings.sheet.from')}</th>
              <th scope="col">{text('meetings.sheet.knows')}</th>
            </tr>
          </thead>
          <tbody>
            {invited.map(({ party }) => (
              <tr key={partyIdOf(party)}>
                <th scope="row">
                  <strong>{partyName(partyIdOf(party))}</strong>
                </th>
                <td data-label={text('meetings.sheet.from')}>{from(party)}</td>
                <td data-label={text('meetings.sheet.knows')}>{knows(party)}</td>
              </tr>
            ))}
            <tr>
              <th scope="row">
                <strong>{text('meetings.team')}</strong>
              </th>
              <td data-label={text('meetings.sheet.from')}>FamSam</td>
              <td>{text('meetings.sheet.leads')}</td>
            </tr>
          </tbody>
        </table>
      </TableScroll>
    </section>
  );
}

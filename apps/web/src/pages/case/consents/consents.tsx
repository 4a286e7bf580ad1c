import { Button } from '@digdir/designsystemet-react';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useRef, useState } from 'react';
import { FormattedMessage } from 'react-intl';
import { Empty } from '../../../parts/empty';
import { TableScroll } from '../../../parts/table-scroll';
import type { CaseConsents, Member } from '../case-data';
import { standingContacts, useCaseFile, type CaseFile } from '../case-file';
import { CaseSection } from '../case-section';
import { ChildViewForm } from './child-view-form';
import { AskForm, purposes, type Question } from './consent-ask-form';
import { cellState, whoDecides, type CellState } from './consent-cells';
import { ConsentPanel } from './consent-panel';
import { useOpenAct } from '../use-open-act';
import { useWords } from '../use-words';

/** Agencies that somebody was asked about, or that the family has to do with; all when there are none. */
function agenciesOf(file: CaseFile, ledger: CaseConsents): readonly string[] {
  const unitIds = [
    ...standingContacts(file.state).map(({ unitId }) => unitId),
    ...Object.values(file.state.meetings).flatMap((meeting) => meeting.unitIds),
  ];
  const wanted = new Set([
    ...ledger.consents.map(({ agencyId }) => agencyId),
    ...unitIds.flatMap((unitId) => file.unit(unitId)?.agencyId ?? []),
  ]);
  const all = file.directory.agencies.map(({ agencyId }) => agencyId);
  return wanted.size > 0 ? all.filter((agencyId) => wanted.has(agencyId)) : all;
}

/** Who lets which agency take part: members by agencies, each cell with its reason in words. */
export function Consents({ ledger }: { ledger: CaseConsents }) {
  const file = useCaseFile();
  const first = useQuestion();
  const navigate = useNavigate({ from: '/arenden/$caseId' });
  const { isOpen, toggle, close } = useOpenAct(first ? 'ask' : null);
  const askButton = useRef<HTMLButtonElement>(null);
  return (
    <CaseSection
      id="samtycken"
      title="case.consents.title"
      lead={<FormattedMessage id="case.consents.lead" />}
      actions={
        file.members.length > 0 && (
          <Button ref={askButton} data-size="sm" variant="secondary" onClick={() => toggle('ask')}>
            <FormattedMessage id="case.consent.ask" />
          </Button>
        )
      }
    >
      {isOpen('ask') && (
        <AskForm
          ledger={ledger}
          first={first}
          onClose={() => {
            // Also where nobody pressed it, because a link led here; who has gone on is left where they are.
            if (document.activeElement?.closest('form.act')) askButton.current?.focus();
            close();
            if (first) void navigate({ to: '.', search: {}, replace: true, resetScroll: false });
          }}
        />
      )}
      {file.members.length === 0 ? (
        <Empty>
          <FormattedMessage id="case.consents.empty" />
        </Empty>
      ) : (
        <Matrix ledger={ledger} />
      )}
    </CaseSection>
  );
}

/** Whom a link asks about, if the case knows them. */
function useQuestion(): Question | undefined {
  const { members, directory } = useCaseFile();
  const search = useSearch({ from: '/arenden/$caseId' });
  const { fraga: memberId = '', om: agencyId = '' } = search;
  const purpose = purposes.find((one) => one === search.andamal);
  const isKnown =
    members.some((one) => one.memberId === memberId) &&
    directory.agencies.some((one) => one.agencyId === agencyId);
  return isKnown ? { memberId, agencyId, ...(purpose && { purpose }) } : undefined;
}

function Matrix({ ledger }: { ledger: CaseConsents }) {
  const file = useCaseFile();
  const { text } = useWords();
  const [cell, setCell] = useState<{ memberId: string; agencyId: string } | null>(null);
  const [childId, setChildId] = useState<string | null>(null);
  const agencyIds = agenciesOf(file, ledger);
  // Those who decide come first; the children's own view is always asked for (law.md 9).
  const members = [...file.members].sort(
    (a, b) => Number(whoDecides(b, file.today).self) - Number(whoDecides(a, file.today).self),
  );
  return (
    <>
      <TableScroll>
        <table className="plain-table stacked-table consent-matrix">
          <caption className="visually-hidden">{text('case.consents.caption')}</caption>
          <thead>
            <tr>
              <th scope="col">{text('case.column.member')}</th>
              {agencyIds.map((agencyId) => (
                <th key={agencyId} scope="col">
                  {file.agencyName(agencyId)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {members.map((member) => (
              <tr key={member.memberId}>
                <th scope="row">
                  <strong>{file.nameOf(member.memberId)}</strong>
                  <ChildView
                    member={member}
                    ledger={ledger}
                    onRecord={() =>
                      setChildId(childId === member.memberId ? null : member.memberId)
                    }
                  />
                </th>
                {agencyIds.map((agencyId) => (
                  <td key={agencyId} data-label={file.agencyName(agencyId)}>
                    <Cell
                      state={cellState(ledger, member, agencyId, file.today)}
                      about={`${file.nameOf(member.memberId)}, ${file.agencyName(agencyId)}`}
                      open={cell?.memberId === member.memberId && cell.agencyId === agencyId}
                      onClick={() =>
                        setCell((before) =>
                          before?.memberId === member.memberId && before.agencyId === agencyId
                            ? null
                            : { memberId: member.memberId, agencyId },
                        )
                      }
                    />
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </TableScroll>
      {childId && (
        <ChildViewForm
          key={childId}
          memberId={childId}
          ledger={ledger}
          onClose={() => setChildId(null)}
        />
      )}
      {cell && (
        <ConsentPanel
          key={`${cell.memberId} ${cell.agencyId}`}
          {...cell}
          ledger={ledger}
          onClose={() => setCell(null)}
        />
      )}
    </>
  );
}

/** The reason in words; a shape of its own beside the colour. */
function Cell({
  state,
  about,
  open,
  onClick,
}: {
  state: CellState;
  about: string;
  open: boolean;
  onClick: () => void;
}) {
  return (
    <button
      type="button"
      className={`consent-cell consent-${state.kind}`}
      aria-expanded={open}
      onClick={onClick}
    >
      <span className="visually-hidden">{about}: </span>
      <CellText state={state} />
    </button>
  );
}

export function CellText({ state }: { state: CellState }) {
  const { dayText } = useWords();
  const day = 'until' in state ? state.until : 'on' in state ? state.on : undefined;
  return (
    <FormattedMessage id={`case.cell.${state.kind}`} values={{ day: day ? dayText(day) : '' }} />
  );
}

function ChildView({
  member,
  ledger,
  onRecord,
}: {
  member: Member;
  ledger: CaseConsents;
  onRecord: () => void;
}) {
  const { nameOf, roleOf, today } = useCaseFile();
  const { text, dayText } = useWords();
  const { memberId, role } = member;
  if (!whoDecides(member, today).guardians) return <span className="subtle">{roleOf(role)}</span>;
  const last = ledger.childViews.findLast((view) => view.memberId === memberId);
  return (
    <span className="subtle">
      {last
        ? text('case.child-view.told', {
            view: text(`case.view.${last.view}`),
            day: dayText(last.on),
          })
        : text('case.child-view.not-asked')}{' '}
      <button type="button" className="link-button" onClick={onRecord}>
        {text('case.child-view.record')}
        <span className="visually-hidden"> {nameOf(memberId)}</span>
      </button>
    </span>
  );
}

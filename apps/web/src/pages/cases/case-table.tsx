import { Table } from '@digdir/designsystemet-react';
import { Link } from '@tanstack/react-router';
import { FormattedMessage } from 'react-intl';
import { Day } from '../../parts/day';
import { moveByArrows } from './arrow-keys';
import { MunicipalityName, StatusTag, type CaseItem } from './case-words';

/** One page of cases. On a phone the columns stand as a second line under the name. */
export function CaseTable({ items, caption }: { items: readonly CaseItem[]; caption: string }) {
  return (
    <Table
      className="case-table"
      hover
      onKeyDown={(event) => moveByArrows(event, '.case-link')}
      data-size="sm"
    >
      <caption>{caption}</caption>
      <Table.Head>
        <Table.Row>
          <Table.HeaderCell scope="col">
            <FormattedMessage id="cases.column.case" />
          </Table.HeaderCell>
          <Table.HeaderCell scope="col" className="case-wide">
            <FormattedMessage id="cases.column.number" />
          </Table.HeaderCell>
          <Table.HeaderCell scope="col" className="case-wide">
            <FormattedMessage id="cases.municipality" />
          </Table.HeaderCell>
          <Table.HeaderCell scope="col">
            <FormattedMessage id="cases.status" />
          </Table.HeaderCell>
          <Table.HeaderCell scope="col" className="case-wide">
            <FormattedMessage id="cases.column.referred" />
          </Table.HeaderCell>
          <Table.HeaderCell scope="col" className="case-wide">
            <FormattedMessage id="cases.column.by" />
          </Table.HeaderCell>
          <Table.HeaderCell scope="col" className="case-wide">
            <FormattedMessage id="cases.column.last-meeting" />
          </Table.HeaderCell>
        </Table.Row>
      </Table.Head>
      <Table.Body>
        {items.map((item) => (
          <CaseRow key={item.caseId} item={item} />
        ))}
      </Table.Body>
    </Table>
  );
}

function CaseRow({ item }: { item: CaseItem }) {
  const { caseId, number, name, municipality, category, status, referredOn, lastMeetingOn } = item;
  return (
    <Table.Row>
      <Table.HeaderCell scope="row">
        <CaseLink caseId={caseId} status={status}>
          {name ?? number}
        </CaseLink>
        <span className="case-narrow">
          {name && `${number} · `}
          <MunicipalityName code={municipality} />
          <br />
          <FormattedMessage
            id={lastMeetingOn ? 'cases.met' : 'cases.referred'}
            values={{ day: <Day day={lastMeetingOn ?? referredOn} /> }}
          />
        </span>
      </Table.HeaderCell>
      <Table.Cell className="case-wide case-number">{number}</Table.Cell>
      <Table.Cell className="case-wide">
        <MunicipalityName code={municipality} />
      </Table.Cell>
      <Table.Cell>
        <StatusTag status={status} />
      </Table.Cell>
      <Table.Cell className="case-wide">
        <Day day={referredOn} />
      </Table.Cell>
      <Table.Cell className="case-wide">
        <FormattedMessage id={`cases.category.${category}`} />
      </Table.Cell>
      <Table.Cell className="case-wide">
        {lastMeetingOn ? <Day day={lastMeetingOn} /> : <FormattedMessage id="cases.no-meeting" />}
      </Table.Cell>
    </Table.Row>
  );
}

/** To where the work with the case is: a referral that waits for its assessment has a page of its own. */
function CaseLink({
  caseId,
  status,
  children,
}: Pick<CaseItem, 'caseId' | 'status'> & { children: string }) {
  return (
    <Link
      to={status === 'referred' ? '/aktualiseringar/$caseId' : '/arenden/$caseId'}
      params={{ caseId }}
      className="case-link"
    >
      {children}
    </Link>
  );
}

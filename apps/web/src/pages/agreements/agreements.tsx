import { Button, Checkbox, Field, Label, Select } from '@digdir/designsystemet-react';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { useEffect } from 'react';
import { FormattedMessage, useIntl } from 'react-intl';
import { todayInSweden } from '../../parts/day';
import { Empty } from '../../parts/empty';
import { Loading } from '../../parts/loading';
import { Page } from '../../parts/page';
import { ProblemNotice } from '../../parts/problem-notice';
import { useDirectory, type Directory } from '../case/case-data';
import { InCase } from '../case/in-case';
import { isLate, useBoard, type OnBoard, type Owner } from './agreement-data';
import { AgreementGroups } from './agreement-groups';
import '../case/case.css';

/** What has been agreed in all open cases and is not done: what is stuck first, then what is silent. */
export default function Agreements() {
  const intl = useIntl();
  const { verksamhet, forsenade } = useSearch({ from: '/overenskommelser' });
  const board = useBoard();
  const directory = useDirectory();
  const { data, hasNextPage, isFetchingNextPage, fetchNextPage, isError } = board;
  const unit = directory.data?.units.find(({ name }) => name === verksamhet);
  const isFiltered = unit !== undefined || forsenade === 'ja';
  // What is looked for may stand on a later page.
  useEffect(() => {
    if (isFiltered && hasNextPage && !isFetchingNextPage && !isError) void fetchNextPage();
  }, [isFiltered, hasNextPage, isFetchingNextPage, isError, fetchNextPage]);

  const today = todayInSweden();
  const all = data?.pages.flatMap(({ items }) => items) ?? [];
  const shown = all.filter(
    (one) =>
      (!unit || (one.owner.kind === 'unit' && one.owner.unitId === unit.unitId)) &&
      (forsenade !== 'ja' || isLate(one, today)),
  );
  const failed = board.error ?? directory.error;
  const retry = () => {
    void board.refetch();
    void directory.refetch();
  };
  return (
    <Page
      wide
      title={intl.formatMessage({ id: 'agreements.board.title' })}
      lead={<FormattedMessage id="agreements.board.lead" />}
    >
      <Filter directory={directory.data} unitName={unit?.name} late={forsenade === 'ja'} />
      {failed && <ProblemNotice error={failed} onRetry={retry} />}
      <div className="agreement-board">
        {data && directory.data ? (
          <>
            <p role="status" className="agreement-shown">
              <FormattedMessage
                id={hasNextPage ? 'agreements.shown.some' : 'agreements.shown'}
                values={{ count: shown.length }}
              />
            </p>
            {shown.length > 0 ? (
              <Groups items={shown} directory={directory.data} />
            ) : (
              !hasNextPage && <Nothing isFiltered={isFiltered} />
            )}
            {hasNextPage && (
              <Button
                variant="secondary"
                loading={isFetchingNextPage}
                onClick={() => void fetchNextPage()}
              >
                <FormattedMessage id="agreements.next-page" />
              </Button>
            )}
          </>
        ) : (
          !failed && <Loading />
        )}
      </div>
    </Page>
  );
}

function Groups({ items, directory }: { items: readonly OnBoard[]; directory: Directory }) {
  const intl = useIntl();
  const unitName = (id: string) =>
    directory.units.find(({ unitId }) => unitId === id)?.name ??
    intl.formatMessage({ id: 'case.unit.unknown' });
  // Who it is in the family is told in the case alone: a board of all families needs no more.
  const ownerName = (_: OnBoard, owner: Owner) =>
    owner.kind === 'unit'
      ? unitName(owner.unitId)
      : intl.formatMessage({ id: 'agreements.owner.somebody' });
  return (
    <AgreementGroups
      items={items}
      level={2}
      ownerName={ownerName}
      familyOf={({ caseId, family, caseNumber }) => (
        <Link to="/arenden/$caseId" params={{ caseId }} hash="overenskommelser">
          {family ? `${family} · ${caseNumber}` : caseNumber}
        </Link>
      )}
      around={({ caseId }, form) => <InCase caseId={caseId}>{form}</InCase>}
    />
  );
}

function Filter({
  directory,
  unitName,
  late,
}: {
  directory: Directory | undefined;
  unitName: string | undefined;
  late: boolean;
}) {
  const intl = useIntl();
  const navigate = useNavigate({ from: '/overenskommelser' });
  const go = (search: { verksamhet?: string | undefined; forsenade?: 'ja' | undefined }) =>
    void navigate({
      search: { verksamhet: unitName, forsenade: late ? 'ja' : undefined, ...search },
      replace: true,
      resetScroll: false,
    });
  return (
    <search className="agreement-filter">
      <Field>
        <Label>
          <FormattedMessage id="agreements.filter.unit" />
        </Label>
        <Select
          value={unitName ?? ''}
          onChange={({ target }) => go({ verksamhet: target.value || undefined })}
        >
          <Select.Option value="">
            {intl.formatMessage({ id: 'agreements.filter.unit.any' })}
          </Select.Option>
          {directory?.agencies.map((agency) => (
            <Select.Optgroup key={agency.agencyId} label={agency.name}>
              {directory.units
                .filter(({ agencyId }) => agencyId === agency.agencyId)
                .map(({ unitId, name }) => (
                  <Select.Option key={unitId} value={name}>
                    {name}
                  </Select.Option>
                ))}
            </Select.Optgroup>
          ))}
        </Select>
      </Field>
      <Checkbox
        label={intl.formatMessage({ id: 'agreements.filter.late' })}
        value="ja"
        checked={late}
        onChange={({ target }) => go({ forsenade: target.checked ? 'ja' : undefined })}
      />
    </search>
  );
}

function Nothing({ isFiltered }: { isFiltered: boolean }) {
  if (isFiltered)
    return (
      <Empty
        action={
          <Link to="/overenskommelser" search={{ verksamhet: undefined, forsenade: undefined }}>
            <FormattedMessage id="agreements.filter.clear" />
          </Link>
        }
      >
        <FormattedMessage id="agreements.empty.filter" />
      </Empty>
    );
  return (
    <Empty>
      <FormattedMessage id="agreements.empty" />
    </Empty>
  );
}

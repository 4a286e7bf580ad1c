import { Button, Field, Label, Select, Table } from '@digdir/designsystemet-react';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useState, type FormEvent } from 'react';
import { FormattedMessage, useIntl } from 'react-intl';
import { useChange } from '../../api/change';
import { api, dataOf, ifMatch } from '../../api/client';
import type { components } from '../../api/schema';
import { useDraft } from '../../app/drafts';
import { Answer } from '../../parts/answer';
import { Day, todayInSweden } from '../../parts/day';
import { DayField } from '../../parts/day-field';
import { Dialog } from '../../parts/dialog';
import { Empty } from '../../parts/empty';
import { Page } from '../../parts/page';
import { ProblemNotice } from '../../parts/problem-notice';
import { TableScroll } from '../../parts/table-scroll';

type Consultation = components['schemas']['Consultation'];
const kinds = ['private-person', 'agency-anonymous-family', 'outside-mission'] as const;

/** Advice without a case: a day and a kind, and no place for more (law.md 15). */
export default function Consultations() {
  const intl = useIntl();
  const [striking, setStriking] = useState<Consultation | null>(null);
  const list = useInfiniteQuery({
    queryKey: ['consultations'],
    queryFn: ({ pageParam }) =>
      dataOf(
        api.GET('/api/v1/consultations', {
          params: { query: { limit: 100, ...(pageParam && { cursor: pageParam }) } },
        }),
      ),
    initialPageParam: '',
    getNextPageParam: (page) => page.nextCursor ?? undefined,
  });
  return (
    <Page
      title={intl.formatMessage({ id: 'consultations.title' })}
      lead={<FormattedMessage id="consultations.lead" />}
    >
      <div className="stack">
        <WriteDown />
        <Answer query={list}>
          {({ pages }) => {
            const items = pages.flatMap((page) => page.items);
            if (items.length === 0)
              return (
                <Empty>
                  <FormattedMessage id="consultations.empty" />
                </Empty>
              );
            return (
              <TableScroll>
                <Table>
                  <caption>
                    <FormattedMessage
                      id="consultations.caption"
                      values={{ count: items.length, more: String(list.hasNextPage) }}
                    />
                  </caption>
                  <Table.Head>
                    <Table.Row>
                      <Table.HeaderCell scope="col">
                        <FormattedMessage id="consultations.day" />
                      </Table.HeaderCell>
                      <Table.HeaderCell scope="col">
                        <FormattedMessage id="consultations.kind" />
                      </Table.HeaderCell>
                      <Table.HeaderCell scope="col">
                        <FormattedMessage id="consultations.act" />
                      </Table.HeaderCell>
                    </Table.Row>
                  </Table.Head>
                  <Table.Body>
                    {items.map((item) => (
                      <Table.Row key={item.consultationId}>
                        <Table.Cell>
                          <Day day={item.heldOn} />
                        </Table.Cell>
                        <Table.Cell>
                          <FormattedMessage id={`consultations.kind.${item.kind}`} />
                        </Table.Cell>
                        <Table.Cell>
                          <Button
                            variant="tertiary"
                            data-size="sm"
                            aria-label={intl.formatMessage(
                              { id: 'consultations.strike.which' },
                              { day: item.heldOn },
                            )}
                            onClick={() => setStriking(item)}
                          >
                            <FormattedMessage id="consultations.strike" />
                          </Button>
                        </Table.Cell>
                      </Table.Row>
                    ))}
                  </Table.Body>
                </Table>
              </TableScroll>
            );
          }}
        </Answer>
        {list.hasNextPage && (
          <div>
            <Button
              variant="secondary"
              loading={list.isFetchingNextPage}
              onClick={() => void list.fetchNextPage()}
            >
              <FormattedMessage id="consultations.more" />
            </Button>
          </div>
        )}
      </div>
      {striking && <Strike item={striking} onClose={() => setStriking(null)} />}
    </Page>
  );
}

function WriteDown() {
  const intl = useIntl();
  const today = todayInSweden();
  const draft = useDraft('consultation', { heldOn: '', kind: '' });
  const [tried, setTried] = useState(false);
  const send = useChange(
    (body: { heldOn: string; kind: Consultation['kind'] }, header) =>
      dataOf(api.POST('/api/v1/consultations', { params: { header }, body })),
    [['consultations'], ['statistics']],
  );
  const heldOn = draft.value.heldOn || today;
  const kind = kinds.find((one) => one === draft.value.kind);
  const change = (part: Partial<typeof draft.value>) => draft.set((now) => ({ ...now, ...part }));
  const onSubmit = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (!kind) return document.getElementById('falt-slag')?.focus();
    send.mutate(
      { heldOn, kind },
      {
        onSuccess: () => {
          draft.forget();
          setTried(false);
        },
      },
    );
  };
  return (
    <form className="sheet" noValidate onSubmit={onSubmit}>
      <div className="row">
        <DayField
          label={intl.formatMessage({ id: 'consultations.day' })}
          value={heldOn}
          max={today}
          onChange={(day) => change({ heldOn: day })}
        />
        <Field>
          <Label>
            <FormattedMessage id="consultations.kind" />
          </Label>
          <Select
            id="falt-slag"
            value={kind ?? ''}
            aria-invalid={tried && !kind}
            aria-describedby={tried && !kind ? 'falt-slag-fel' : undefined}
            onChange={({ target }) => change({ kind: target.value })}
          >
            <Select.Option value="" disabled>
              {intl.formatMessage({ id: 'consultations.kind.choose' })}
            </Select.Option>
            {kinds.map((one) => (
              <Select.Option key={one} value={one}>
                {intl.formatMessage({ id: `consultations.kind.${one}` })}
              </Select.Option>
            ))}
          </Select>
        </Field>
        <Button type="submit" loading={send.isPending}>
          <FormattedMessage id="consultations.write" />
        </Button>
      </div>
      {tried && !kind && (
        <p id="falt-slag-fel" role="alert">
          <FormattedMessage id="consultations.kind.missing" />
        </p>
      )}
      <p className="subtle">
        <FormattedMessage id="consultations.why" />
      </p>
      <p role="status">{send.isSuccess && <FormattedMessage id="consultations.written" />}</p>
      {send.isError && <ProblemNotice error={send.error} kept />}
    </form>
  );
}

function Strike({ item, onClose }: { item: Consultation; onClose: () => void }) {
  const intl = useIntl();
  const strike = useChange(
    (_: undefined, header) =>
      dataOf(
        api.DELETE('/api/v1/consultations/{consultationId}', {
          params: {
            path: { consultationId: item.consultationId },
            header: { ...header, ...ifMatch(item.version) },
          },
        }),
      ),
    [['consultations'], ['statistics']],
  );
  return (
    <Dialog title={intl.formatMessage({ id: 'consultations.strike.title' })} onClose={onClose}>
      <p>
        <FormattedMessage
          id="consultations.strike.what"
          values={{
            day: <Day day={item.heldOn} />,
            kind: intl.formatMessage({ id: `consultations.kind.${item.kind}` }),
          }}
        />
      </p>
      {strike.isError && <ProblemNotice error={strike.error} />}
      <div className="row">
        <Button
          data-color="danger"
          loading={strike.isPending}
          onClick={() => strike.mutate(undefined, { onSuccess: onClose })}
        >
          <FormattedMessage id="consultations.strike" />
        </Button>
        <Button variant="secondary" onClick={onClose}>
          <FormattedMessage id="action.cancel" />
        </Button>
      </div>
    </Dialog>
  );
}

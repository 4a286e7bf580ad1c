import { Button, Field, Heading, Input, Label } from '@digdir/designsystemet-react';
import { useMutation } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { FormattedMessage, useIntl } from 'react-intl';
import { useChange } from '../../api/change';
import { api, dataOf } from '../../api/client';
import { Page } from '../../parts/page';
import { ProblemNotice } from '../../parts/problem-notice';
import { saveFile } from '../../parts/save-file';
import { todayInSweden } from '../../parts/day';
import { Counted } from './counted';
import { FaultReport } from './fault-report';
import { ImportProgress } from './import-progress';
import { ImportsDone } from './imports-done';
import { askedFor, NewNames } from './new-names';
import { asZip, fileNames, zipOf } from './register-files';
import './register.css';

const rowKinds = ['families', 'members', 'contacts', 'meetings', 'consultations'] as const;

/** The team's spreadsheets: checked and shown first, imported whole or not at all, and given back. */
export default function Register() {
  const intl = useIntl();
  return (
    <Page
      wide
      title={intl.formatMessage({ id: 'register.title' })}
      lead={<FormattedMessage id="register.lead" />}
    >
      <div className="register-page">
        <Bring />
        <ImportsDone />
        <GiveBack />
      </div>
    </Page>
  );
}

function Bring() {
  const intl = useIntl();
  const [files, setFiles] = useState<readonly File[]>([]);
  const checkButton = useRef<HTMLButtonElement>(null);
  const preview = useChange(
    ({ zip, names }: { zip: Blob; names: readonly string[] }, header) => {
      const params = { header, query: askedFor(names) };
      return dataOf(api.POST('/api/v1/register/previews', { params, ...asZip(zip) }));
    },
    [['register']],
  );
  const check = useMutation({
    mutationFn: async (names: readonly string[]) => {
      const zip = await zipOf(files);
      const params = { query: askedFor(names) };
      const sent = api.POST('/api/v1/register/checks', { params, ...asZip(zip) });
      return { zip, names, report: await dataOf(sent) };
    },
    onSuccess: ({ zip, names, report }) => {
      if (report.count === 0) preview.mutate({ zip, names });
    },
  });
  const choose = (chosen: FileList | null) => {
    setFiles([...(chosen ?? [])]);
    check.reset();
    preview.reset();
  };
  const { data } = check;
  return (
    <section className="sheet stack" aria-labelledby="register-bring">
      <Heading level={2} data-size="xs" id="register-bring">
        <FormattedMessage id="register.bring" />
      </Heading>
      <Field className="register-choose">
        <Label>
          <FormattedMessage id="register.choose" />
        </Label>
        <Field.Description>
          <FormattedMessage id="register.files" values={{ names: fileNames.join(', ') }} />
        </Field.Description>
        <Input
          type="file"
          multiple
          accept=".csv,.zip,text/csv,application/zip"
          onChange={({ target }) => choose(target.files)}
        />
      </Field>
      <div>
        <Button
          ref={checkButton}
          disabled={files.length === 0}
          loading={check.isPending}
          onClick={() => {
            preview.reset();
            check.mutate([]);
          }}
        >
          <FormattedMessage id="register.check" values={{ count: files.length }} />
        </Button>
      </div>
      <div role="status">
        {check.isPending && <FormattedMessage id="register.checking" tagName="p" />}
      </div>
      {check.isError && (
        <ProblemNotice error={check.error} onRetry={() => check.mutate(check.variables ?? [])} />
      )}
      {data && data.report.unknown.length > 0 && (
        <NewNames
          unknown={data.report.unknown}
          asked={data.names}
          onAsk={(names) => {
            // What was pressed goes with the list.
            checkButton.current?.focus();
            check.mutate(names);
          }}
        />
      )}
      {data && data.report.count > 0 && (
        <FaultReport count={data.report.count} faults={data.report.faults} />
      )}
      {data?.report.count === 0 && data.report.rows && (
        <div className="register-good" role="status">
          <p>
            <FormattedMessage
              id="register.good"
              values={{ what: <Counted of={data.report.rows} kinds={rowKinds} /> }}
            />
          </p>
          {data.names.length > 0 && (
            <p>
              <FormattedMessage
                id="register.new.come"
                values={{ names: intl.formatList(data.names) }}
              />
            </p>
          )}
        </div>
      )}
      {preview.isError && data && (
        <ProblemNotice error={preview.error} kept onRetry={() => preview.mutate(data)} />
      )}
      {preview.data && <ImportProgress importId={preview.data.importId} />}
      <p className="subtle">{intl.formatMessage({ id: 'register.whole' })}</p>
    </section>
  );
}

function GiveBack() {
  const save = useMutation({
    mutationFn: () => dataOf(api.GET('/api/v1/register/export', { parseAs: 'blob' })),
    onSuccess: (zip) => saveFile(zip, `famsam-register-${todayInSweden()}.zip`),
  });
  return (
    <section className="sheet stack" aria-labelledby="register-give">
      <Heading level={2} data-size="xs" id="register-give">
        <FormattedMessage id="register.give" />
      </Heading>
      <p>
        <FormattedMessage id="register.give.what" />
      </p>
      <div>
        <Button variant="secondary" loading={save.isPending} onClick={() => save.mutate()}>
          <FormattedMessage id="register.give.save" />
        </Button>
      </div>
      {save.isError && <ProblemNotice error={save.error} onRetry={() => save.mutate()} />}
    </section>
  );
}

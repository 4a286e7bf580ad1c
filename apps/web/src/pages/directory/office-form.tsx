import { Button, Field, Label, Select, Textfield } from '@digdir/designsystemet-react';
import { useState, type FormEvent } from 'react';
import { FormattedMessage, useIntl } from 'react-intl';
import { useChange } from '../../api/change';
import { api, dataOf, ifMatch } from '../../api/client';
import { useDraft } from '../../app/drafts';
import { Dialog } from '../../parts/dialog';
import { ProblemNotice } from '../../parts/problem-notice';
import type { Agency, Unit } from './directory-queries';

export type Office =
  | { what: 'new-agency' }
  | { what: 'new-unit' }
  | { what: 'agency'; agency: Agency }
  | { what: 'unit'; unit: Unit };

const kinds = ['region', 'municipality', 'state', 'private', 'not-told'] as const;

function known(office: Office): { name: string; kind: string; agencyId: string } {
  switch (office.what) {
    case 'agency':
      return { name: office.agency.name, kind: office.agency.kind, agencyId: '' };
    case 'unit':
      return { name: office.unit.name, kind: '', agencyId: office.unit.agencyId };
    default:
      return { name: '', kind: 'municipality', agencyId: '' };
  }
}

function draftName(office: Office): string {
  if (office.what === 'agency') return `office.${office.agency.agencyId}`;
  return office.what === 'unit' ? `office.${office.unit.unitId}` : `office.${office.what}`;
}

/** A new agency or unit, or another name or place for one. */
export function OfficeForm({
  office,
  version,
  agencies,
  onClose,
}: {
  office: Office;
  version: number;
  agencies: readonly Agency[];
  onClose: () => void;
}) {
  const intl = useIntl();
  const draft = useDraft(draftName(office), known(office));
  const [tried, setTried] = useState(false);
  const { name, kind, agencyId } = draft.value;
  const change = (part: Partial<typeof draft.value>) => draft.set((now) => ({ ...now, ...part }));
  const ofUnit = office.what === 'unit' || office.what === 'new-unit';
  const send = useChange(
    (_: undefined, header) => save(office, draft.value, version, header),
    [['directory']],
  );
  const nameMissing = tried && !name.trim();
  const agencyMissing = tried && ofUnit && !agencyId;
  const onSubmit = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (!name.trim() || (ofUnit && !agencyId)) return;
    send.mutate(undefined, {
      onSuccess: () => {
        draft.forget();
        onClose();
      },
    });
  };
  return (
    <Dialog title={intl.formatMessage({ id: `directory.form.${office.what}` })} onClose={onClose}>
      <form className="stack" noValidate onSubmit={onSubmit}>
        <Textfield
          label={intl.formatMessage({ id: 'directory.name' })}
          maxLength={120}
          value={name}
          error={nameMissing && intl.formatMessage({ id: 'directory.name.missing' })}
          onChange={({ target }) => change({ name: target.value })}
        />
        {office.what === 'new-agency' && (
          <Field>
            <Label>
              <FormattedMessage id="directory.kind" />
            </Label>
            <Select value={kind} onChange={({ target }) => change({ kind: target.value })}>
              {kinds.map((one) => (
                <Select.Option key={one} value={one}>
                  {intl.formatMessage({ id: `directory.kind.${one}` })}
                </Select.Option>
              ))}
            </Select>
          </Field>
        )}
        {ofUnit && (
          <Field>
            <Label>
              <FormattedMessage id="directory.agency" />
            </Label>
            <Select
              value={agencyId}
              aria-invalid={agencyMissing}
              onChange={({ target }) => change({ agencyId: target.value })}
            >
              <Select.Option value="" disabled>
                {intl.formatMessage({ id: 'directory.agency.choose' })}
              </Select.Option>
              {agencies.map((agency) => (
                <Select.Option key={agency.agencyId} value={agency.agencyId}>
                  {agency.name}
                </Select.Option>
              ))}
            </Select>
            {agencyMissing && (
              <p role="alert">
                <FormattedMessage id="directory.agency.choose" />
              </p>
            )}
          </Field>
        )}
        {send.isError && <ProblemNotice error={send.error} kept />}
        {send.isStale && <FormattedMessage id="directory.stale" tagName="p" />}
        <div className="row">
          <Button type="submit" loading={send.isPending}>
            <FormattedMessage id="action.save" />
          </Button>
          <Button type="button" variant="secondary" onClick={onClose}>
            <FormattedMessage id="action.cancel" />
          </Button>
        </div>
      </form>
    </Dialog>
  );
}

function save(
  office: Office,
  told: { name: string; kind: string; agencyId: string },
  version: number,
  header: { 'Idempotency-Key': string },
) {
  const name = told.name.trim();
  const { agencyId } = told;
  const seen = { ...header, ...ifMatch(version) };
  switch (office.what) {
    case 'new-agency': {
      const kind = kinds.find((one) => one === told.kind) ?? 'not-told';
      return dataOf(
        api.POST('/api/v1/directory/agencies', { params: { header }, body: { name, kind } }),
      );
    }
    case 'new-unit':
      return dataOf(
        api.POST('/api/v1/directory/units', { params: { header }, body: { name, agencyId } }),
      );
    case 'agency':
      return dataOf(
        api.PATCH('/api/v1/directory/agencies/{agencyId}', {
          params: { path: { agencyId: office.agency.agencyId }, header: seen },
          body: { name },
        }),
      );
    case 'unit':
      return dataOf(
        api.PATCH('/api/v1/directory/units/{unitId}', {
          params: { path: { unitId: office.unit.unitId }, header: seen },
          body: { name, agencyId },
        }),
      );
  }
}

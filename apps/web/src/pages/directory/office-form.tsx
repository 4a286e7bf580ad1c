import { Field, Label, Select, Textfield, ValidationMessage } from '@digdir/designsystemet-react';
import { FormattedMessage, useIntl } from 'react-intl';
import { api, dataOf } from '../../api/client';
import { useForm, type FormHeaders } from '../../parts/use-form';
import { DirectoryForm } from './directory-form';
import type { Agency, Unit } from './directory-queries';

export type Office =
  | { what: 'new-agency' }
  | { what: 'new-unit' }
  | { what: 'agency'; agency: Agency }
  | { what: 'unit'; unit: Unit };

const kinds = ['region', 'municipality', 'state', 'private', 'not-told'] as const;

interface FormValues {
  readonly name: string;
  readonly kind: string;
  readonly agencyId: string;
}

export function known(office: Office): FormValues {
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
  now,
  version,
  agencies,
  onClose,
}: {
  office: Office;
  /** The office as it stands now, for one that is changed. */
  now?: FormValues | undefined;
  version: number;
  agencies: readonly Agency[];
  onClose: () => void;
}) {
  const intl = useIntl();
  const text = (id: string) => intl.formatMessage({ id });
  const ofUnit = office.what === 'unit' || office.what === 'new-unit';
  const form = useForm<FormValues>({
    name: draftName(office),
    empty: known(office),
    version,
    check: ({ name, agencyId }) => ({
      name: name.trim() ? undefined : 'directory.name.missing',
      agencyId: ofUnit && !agencyId ? 'directory.agency.choose' : undefined,
    }),
    send: (input, header) => save(office, input, header),
    stale: [['directory']],
    onDone: onClose,
  });
  const { values, set, idOf, faultOf } = form;
  const agencyName = (id: string) => agencies.find(({ agencyId }) => agencyId === id)?.name ?? '';
  const compare = now && [
    { label: text('directory.name'), mine: values.name, now: now.name },
    {
      label: text('directory.agency'),
      mine: agencyName(values.agencyId),
      now: agencyName(now.agencyId),
    },
  ];
  return (
    <DirectoryForm
      form={form}
      title={text(`directory.form.${office.what}`)}
      {...(compare && { compare })}
      onClose={onClose}
    >
      <Textfield
        id={idOf('name')}
        label={text('directory.name')}
        maxLength={120}
        value={values.name}
        error={faultOf('name')}
        onChange={({ target }) => set({ name: target.value })}
      />
      {office.what === 'new-agency' && (
        <Field>
          <Label>
            <FormattedMessage id="directory.kind" />
          </Label>
          <Select value={values.kind} onChange={({ target }) => set({ kind: target.value })}>
            {kinds.map((one) => (
              <Select.Option key={one} value={one}>
                {text(`directory.kind.${one}`)}
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
            id={idOf('agencyId')}
            value={values.agencyId}
            aria-invalid={faultOf('agencyId') !== undefined}
            onChange={({ target }) => set({ agencyId: target.value })}
          >
            <Select.Option value="" disabled>
              {text('directory.agency.choose')}
            </Select.Option>
            {agencies.map((agency) => (
              <Select.Option key={agency.agencyId} value={agency.agencyId}>
                {agency.name}
              </Select.Option>
            ))}
          </Select>
          {faultOf('agencyId') && <ValidationMessage>{faultOf('agencyId')}</ValidationMessage>}
        </Field>
      )}
    </DirectoryForm>
  );
}

function save(office: Office, input: FormValues, header: FormHeaders) {
  const name = input.name.trim();
  const { agencyId } = input;
  switch (office.what) {
    case 'new-agency': {
      const kind = kinds.find((one) => one === input.kind) ?? 'not-told';
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
          params: { path: { agencyId: office.agency.agencyId }, header },
          body: { name },
        }),
      );
    case 'unit':
      return dataOf(
        api.PATCH('/api/v1/directory/units/{unitId}', {
          params: { path: { unitId: office.unit.unitId }, header },
          body: { name, agencyId },
        }),
      );
  }
}

import { Button, Textfield } from '@digdir/designsystemet-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { FormattedMessage, useIntl } from 'react-intl';
import { api, dataOf } from '../../api/client';
import { Dialog } from '../../parts/dialog';
import { Loading } from '../../parts/loading';
import { ProblemNotice } from '../../parts/problem-notice';
import { useForm, type Faults } from '../../parts/use-form';
import { DirectoryForm } from './directory-form';
import { addressesOf, type Addresses, type Unit } from './directory-queries';

const ofUnit = ['email', 'phone', 'secure', 'managerEmail'] as const;
const ofTeam = ['email'] as const;
type Field = (typeof ofUnit)[number];
type FormValues = Readonly<Record<Field, string>>;

const fields = {
  email: { type: 'email', maxLength: 200 },
  phone: { type: 'tel', maxLength: 40 },
  secure: { type: 'text', maxLength: 200 },
  managerEmail: { type: 'email', maxLength: 200 },
} as const;
const hinted: ReadonlySet<Field> = new Set(['email', 'managerEmail']);

/** Where a unit and its manager are reached, or the team; looked up when somebody wants to see it, which is logged. */
export function AddressesButton({ unit }: { unit?: Unit }) {
  const intl = useIntl();
  const [open, setOpen] = useState(false);
  const title = unit
    ? intl.formatMessage({ id: 'directory.addresses.of' }, { name: unit.name })
    : intl.formatMessage({ id: 'directory.addresses.team' });
  return (
    <>
      <Button
        variant={unit ? 'tertiary' : 'secondary'}
        {...(unit && { 'data-size': 'sm' as const })}
        aria-label={title}
        onClick={() => setOpen(true)}
      >
        <FormattedMessage id={unit ? 'directory.addresses' : 'directory.addresses.team'} />
      </Button>
      {open && <Found unit={unit} title={title} onClose={() => setOpen(false)} />}
    </>
  );
}

interface Part {
  readonly unit: Unit | undefined;
  readonly title: string;
  readonly onClose: () => void;
}

function Found(part: Part) {
  const found = useQuery(addressesOf(part.unit?.unitId ?? null));
  if (found.data) return <AddressesForm {...part} now={found.data} />;
  if (!found.isError) return <Loading />;
  return (
    <Dialog title={part.title} onClose={part.onClose}>
      <ProblemNotice error={found.error} onRetry={() => void found.refetch()} />
    </Dialog>
  );
}

function AddressesForm({ unit, title, now, onClose }: Part & { readonly now: Addresses }) {
  const intl = useIntl();
  const text = (id: string) => intl.formatMessage({ id });
  const shown = unit ? ofUnit : ofTeam;
  const form = useForm<FormValues>({
    name: `addresses.${unit?.unitId ?? 'team'}`,
    empty: valuesOf(now),
    version: now.version,
    check,
    stale: [['directory']],
    onDone: onClose,
    send: (values, header) => {
      const email = values.email.trim() || null;
      if (!unit)
        return dataOf(
          api.PUT('/api/v1/directory/team/addresses', { params: { header }, body: { email } }),
        );
      return dataOf(
        api.PUT('/api/v1/directory/units/{unitId}/addresses', {
          params: { path: { unitId: unit.unitId }, header },
          body: {
            email,
            phone: values.phone.trim() || null,
            secure: values.secure.trim() || null,
            managerEmail: values.managerEmail.trim() || null,
          },
        }),
      );
    },
  });
  const { values, set, idOf, faultOf } = form;
  const theirs = valuesOf(now);
  return (
    <DirectoryForm
      form={form}
      title={title}
      compare={shown.map((field) => ({
        label: text(`directory.${field}`),
        mine: values[field],
        now: theirs[field],
      }))}
      onClose={onClose}
    >
      <FormattedMessage
        id={unit ? 'directory.addresses.lead' : 'directory.addresses.team.lead'}
        tagName="p"
      />
      {shown.map((field) => (
        <Textfield
          key={field}
          id={idOf(field)}
          label={text(`directory.${field}`)}
          {...(unit && hinted.has(field) && { description: text(`directory.${field}.hint`) })}
          {...fields[field]}
          autoComplete="off"
          value={values[field]}
          error={faultOf(field)}
          onChange={({ target }) => set({ [field]: target.value })}
        />
      ))}
    </DirectoryForm>
  );
}

function valuesOf({ email, phone, secure, managerEmail }: Addresses): FormValues {
  return {
    email: email ?? '',
    phone: phone ?? '',
    secure: secure ?? '',
    managerEmail: managerEmail ?? '',
  };
}

function check({ email, managerEmail }: FormValues): Faults<FormValues> {
  const mail = (address: string) =>
    /^(\S+@\S+\.\S+)?$/.test(address.trim()) ? undefined : 'directory.email.wrong';
  return { email: mail(email), managerEmail: mail(managerEmail) };
}

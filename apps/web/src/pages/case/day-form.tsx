import type { ReactNode } from 'react';
import { ActForm } from './act-form';
import { useCaseFile } from './case-file';
import { DayPlace } from './fields';
import { useAct, type ActHeaders } from './use-act';
import { useWords } from './use-words';

/** An act that only asks on which day it happened. */
export function DayForm({
  name,
  version,
  title,
  lead,
  submit,
  danger = false,
  ledger = false,
  send,
  onClose,
  children,
}: {
  name: string;
  version: number;
  title: string;
  lead?: string;
  submit: string;
  danger?: boolean;
  /** The version is that of the consents, whose story is not the case's. */
  ledger?: boolean;
  send: (on: string, headers: ActHeaders) => Promise<unknown>;
  onClose: () => void;
  children?: ReactNode;
}) {
  const { caseId, today } = useCaseFile();
  const { text } = useWords();
  const act = useAct<{ on: string }>({
    caseId,
    name,
    empty: { on: today },
    version,
    check: ({ on }) => ({ on: on ? undefined : 'case.field.day' }),
    onDone: onClose,
    send: ({ on }, headers) => send(on, headers),
  });
  return (
    <ActForm
      act={act}
      title={title}
      lead={lead}
      submit={submit}
      danger={danger}
      onClose={onClose}
      {...(ledger && { compare: [] })}
    >
      {children}
      <DayPlace
        id={act.idOf('on')}
        label={text('case.label.day')}
        value={act.values.on}
        fault={act.faultOf('on')}
        onChange={(on) => act.set({ on })}
      />
    </ActForm>
  );
}

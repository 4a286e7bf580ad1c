import type { DirectoryEvent } from '@famsam/contracts';
import type { Decision, Rejection } from '@famsam/kernel';
import { reject } from '@famsam/kernel';

export type DirectoryRejection = Rejection<
  | 'directory.area-missing'
  | 'directory.area-exists'
  | 'directory.municipality-unknown'
  | 'directory.municipality-already-joined'
  | 'directory.municipality-not-joined'
  | 'directory.population-in-future'
  | 'directory.agency-exists'
  | 'directory.agency-unknown'
  | 'directory.agency-name-taken'
  | 'directory.unit-exists'
  | 'directory.unit-unknown'
  | 'directory.unit-name-taken'
  | 'directory.still-used'
  | 'directory.name-unfit'
  | 'directory.unit-name-with-comma'
  | 'directory.contact-person-exists'
  | 'directory.contact-person-unknown'
  | 'directory.contact-person-in-future'
>;

export type DirectoryDecision = Decision<DirectoryEvent, DirectoryRejection>;

export function refuse(
  code: DirectoryRejection['code'],
  because: 'state' | 'value',
  field?: string,
): DirectoryDecision {
  return reject(field === undefined ? { code, because } : { code, because, field });
}

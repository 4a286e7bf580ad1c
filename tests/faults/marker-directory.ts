import type { Response } from 'supertest';
import { marker } from './marker-search';

/** Who is reached where: contact persons, interpreters, the unit and the team. */
export async function plantInDirectory(
  planted: (door: string, ids: Readonly<Record<string, string>>, body: object) => Promise<Response>,
  unitId: string,
): Promise<void> {
  const { name, phone, email } = marker;
  const person = { name, phone, email };
  const kim = { ...person, since: '2025-03-01' };
  const contactPersons = 'POST /directory/units/{unitId}/contact-persons';
  const contactPersonId: string = (await planted(contactPersons, { unitId }, kim)).body.id;
  const otherwise = { ...kim, name: `${name} igen` };
  const contactPerson = 'PUT /directory/contact-persons/{contactPersonId}';
  await planted(contactPerson, { contactPersonId }, otherwise);

  const speaks = { ...person, languages: ['so'] };
  const { body } = await planted('POST /directory/interpreters', {}, speaks);
  const interpreter = 'PUT /directory/interpreters/{interpreterId}';
  const more = { ...speaks, languages: ['ar', 'so'] };
  await planted(interpreter, { interpreterId: body.id }, more);

  const addresses = { email, phone, secure: email, managerEmail: email };
  await planted('PUT /directory/units/{unitId}/addresses', { unitId }, addresses);
  await planted('PUT /directory/team/addresses', {}, { email });
}

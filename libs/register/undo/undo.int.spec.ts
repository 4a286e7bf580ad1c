import { UnitsOf } from '@famsam/directory';
import { namedId } from '@famsam/platform';
import { WritePersonalText } from '@famsam/privacy';
import { aDatabase, type TestDatabase } from '../../../tests/support/database';
import {
  aContext,
  aRegisterApp,
  inFolder,
  type RegisterApp,
} from '../../../tests/support/register-app';
import { smallRegister } from '../../../tests/support/register-faults';
import { registerBytes } from '../../../tests/support/register-generator';
import { ImportRegister } from '../register.commands';
import { UndoImport } from './undo.command';

let database: TestDatabase;
let register: RegisterApp;

beforeAll(async () => {
  database = await aDatabase();
  register = await aRegisterApp(database.serviceUrl);
}, 120_000);

afterAll(async () => {
  await register?.app.close();
  await database?.drop();
});

it('leaves a unit that is reached at an address from before such changes were events', async () => {
  const { commands, queries } = register;
  const areaId = await register.newArea();
  const context = aContext(areaId);
  const rows = smallRegister();
  rows['kontakter.csv']!.push(['F1', 'F1-P2', 'Öppenvård', 'individuellt stöd', '2020-01-01']);
  await inFolder(registerBytes(rows), (folder) =>
    commands.execute(new ImportRegister(context, { folder }, 'all')),
  );
  const units = await queries.execute(new UnitsOf(areaId));
  const unitId = (wanted: string) => units.find(({ name }) => name === wanted)?.unitId ?? '';
  for (const subject of [unitId('BUP'), namedId(unitId('Skola'), 'manager')]) {
    const email = { field: 'email', text: 'nagon@exempel.se' } as const;
    await commands.execute(new WritePersonalText(aContext(areaId), subject, [email]));
  }
  const { left } = await commands.execute(new UndoImport(aContext(areaId), context.commandId));
  expect(left.filter(({ kind }) => kind === 'unit').map(({ name }) => name)).toEqual([
    ...['BUP', 'Skola'],
  ]);
  expect((await queries.execute(new UnitsOf(areaId))).map(({ name }) => name)).toEqual([
    ...['BUP', 'Skola'],
  ]);
});

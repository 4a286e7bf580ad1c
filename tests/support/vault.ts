import { randomBytes } from 'node:crypto';
import type { AreaId } from '@famsam/kernel';
import { areaId, commandId } from '@famsam/kernel';
import type { Areas, CommandContext, Configuration } from '@famsam/platform';
import { createDataSource, namedId, SERVICE_ROLE, Transactions } from '@famsam/platform';
import { Client } from 'pg';
import { AccessLog, AccessLogOfHandler } from '../../libs/privacy/access-log';
import { ChangedWordsHandler } from '../../libs/privacy/changed-words';
import { EarlierWordingsHandler } from '../../libs/privacy/earlier-wordings';
import { FindSubjectsHandler, SearchIndex } from '../../libs/privacy/find-subjects';
import { FirstSearchIndex } from '../../libs/privacy/first-search-index';
import {
  ForgetSubject,
  ForgetSubjectHandler,
  WritePersonalText,
  WritePersonalTextHandler,
} from '../../libs/privacy/personal-text.commands';
import { ReadPersonalTextHandler } from '../../libs/privacy/personal-text.view';
import { Vault } from '../../libs/privacy/vault';
import { Wordings, type PersonalTextEntry } from '../../libs/privacy/wordings';
import { aDatabase } from './database';
import { FixedClock } from './fixed-clock';

export const nora = areaId('00000000-0000-4000-8000-00000000000a');
export const karlstad = areaId('00000000-0000-4000-8000-00000000000b');
export const kim = '00000000-0000-4000-8000-000000000001';
export const alex = '00000000-0000-4000-8000-000000000002';
export const coordinator = { id: 'coordinator-1', role: 'coordinator' };

let requests = 0;

export function aRequest(
  area: AreaId = nora,
  fingerprint = `request ${requests++}`,
): CommandContext {
  const command = commandId(namedId(area, fingerprint));
  return { areaId: area, commandId: command, actor: coordinator, fingerprint };
}

/** The handlers of the room, with this master key. */
export function vaultHandlers(transactions: Transactions, vaultKey: Buffer | null) {
  const configuration = { vaultKey } as Configuration;
  const vault = new Vault(configuration);
  const clock = new FixedClock();
  const log = new AccessLog(vault, clock);
  const index = new SearchIndex(vault, clock);
  const wordings = new Wordings(vault);
  const areas = { ids: () => Promise.resolve([nora]) } as unknown as Areas;
  return {
    write: new WritePersonalTextHandler(transactions, vault, log, index, wordings, clock),
    changed: new ChangedWordsHandler(transactions, wordings),
    earlier: new EarlierWordingsHandler(transactions, vault, log),
    find: new FindSubjectsHandler(transactions, index, log),
    first: new FirstSearchIndex(areas, transactions, vault, index, log, configuration),
    forget: new ForgetSubjectHandler(transactions, log),
    read: new ReadPersonalTextHandler(transactions, vault, log),
    log: new AccessLogOfHandler(transactions, log),
  };
}

/** The room without the house around it, on a database of its own. */
export async function aVault() {
  const database = await aDatabase();
  const owner = new Client({ connectionString: database.ownerUrl });
  await owner.connect();
  const dataSource = await createDataSource(database.serviceUrl, {
    role: SERVICE_ROLE,
  }).initialize();
  const transactions = new Transactions(dataSource);
  const rooms = vaultHandlers(transactions, randomBytes(32));
  return {
    owner,
    transactions,
    rooms,
    write: (subject: string, entries: readonly PersonalTextEntry[], context = aRequest()) =>
      rooms.write.execute(new WritePersonalText(context, subject, entries)),
    forget: (subject: string, context = aRequest()) =>
      rooms.forget.execute(new ForgetSubject(context, subject, 'archive-decision')),
    rowsOf: async (table: string) =>
      (await owner.query<Record<string, unknown>>(`select * from privacy.${table}`)).rows,
    empty: () =>
      owner.query(
        `truncate privacy.person_key, privacy.personal_text, privacy.earlier_wording,
           privacy.search_index, privacy.access_log`,
      ),
    close: async () => {
      await dataSource.destroy();
      await owner.end();
      await database.drop();
    },
  };
}
export type AVault = Awaited<ReturnType<typeof aVault>>;

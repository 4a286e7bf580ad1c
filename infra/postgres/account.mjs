import { execFileSync } from 'node:child_process';
import { chmodSync, lchownSync, lstatSync, readdirSync } from 'node:fs';
import path from 'node:path';

const nobody = { uid: 65_534, gid: 65_534 };

const works = (program, args) => {
  try {
    execFileSync(program, args, { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
};

const namespace = ['unshare', '--user', '--map-user=1000', '--map-group=1000'];

/**
 * Another account that may still walk through folders closed to it (a clone under /root, mode
 * 0700). access(2) forgets capabilities of ordinary accounts unless no_setuid_fixup is set.
 */
const withPassage = ({ uid, gid }) => [
  'setpriv',
  `--reuid=${uid}`,
  `--regid=${gid}`,
  '--clear-groups',
  '--securebits=+no_setuid_fixup',
  '--inh-caps=+dac_override',
  '--ambient-caps=+dac_override',
];

const can = ([program, ...args]) => works(program, [...args, 'true']);

function handOver(folder, { uid, gid }) {
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const one = path.join(folder, entry.name);
    if (entry.isDirectory()) handOver(one, { uid, gid });
    else lchownSync(one, uid, gid);
  }
  lchownSync(folder, uid, gid);
}

/**
 * Postgres refuses to run as root, and its data must belong to who runs it. So root runs it in a
 * user namespace, where root's own files look like an ordinary account's; where namespaces are
 * forbidden (most containers) as another account, with the folder handed over to it.
 *
 * `before` is what stands before the program's name, `options` go to spawn.
 */
export function accountFor(folder) {
  if (process.getuid() !== 0) return { before: [], options: {} };
  const owner = lstatSync(folder);
  if (owner.uid === 0 && can(namespace)) return { before: namespace, options: {} };
  const account = owner.uid === 0 ? nobody : { uid: owner.uid, gid: owner.gid };
  if (owner.uid === 0) handOver(folder, account);
  const passage = withPassage(account);
  if (can(passage)) return { before: passage, options: {} };
  chmodSync(path.dirname(folder), 0o711);
  return { before: [], options: account };
}

import type { Tx } from '@famsam/platform';

/**
 * A receipt says that a server took a mail, or that a file lies ready for its gateway, and that this is not written
 * down in the stream yet: it lies here until `message.sent`, whoever lives to write that (decisions 0019, 0034).
 */
export async function keepReceipt(tx: Tx, messageId: string): Promise<void> {
  await tx.query(
    `insert into messages.receipt (area_id, message_id) values ($1, $2) on conflict do nothing`,
    [tx.areaId, messageId],
  );
}

export async function hasReceipt(tx: Tx, messageId: string): Promise<boolean> {
  const rows = await tx.query(
    `select from messages.receipt where area_id = $1 and message_id = $2`,
    [tx.areaId, messageId],
  );
  return rows.length > 0;
}

export async function dropReceipt(tx: Tx, messageId: string): Promise<void> {
  await tx.query(`delete from messages.receipt where area_id = $1 and message_id = $2`, [
    tx.areaId,
    messageId,
  ]);
}

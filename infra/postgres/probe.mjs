/** One connection, closed whatever happens; pg is loaded late, since it may be just installed. */
export async function withClient(url, work) {
  const { default: pg } = await import('pg');
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 5_000 });
  client.on('error', () => {});
  try {
    await client.connect();
    return await work(client);
  } finally {
    await client.end().catch(() => {});
  }
}

/** Ready means that a question is answered: an open port says nothing. */
export async function answers(url) {
  try {
    return await withClient(url, async (client) => (await client.query('select 1')).rowCount === 1);
  } catch {
    return false;
  }
}

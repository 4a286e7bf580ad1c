/**
 * Loaded before the api and the worker (`node --import`): they end when the launcher is gone, even
 * by kill -9, because the channel to it closes then. Kept out of the applications, which know no
 * launcher; not for jest, whose own workers would inherit it.
 */
process.once('disconnect', () => {
  process.kill(process.pid, 'SIGTERM');
  setTimeout(() => process.exit(1), 5_000).unref();
});
process.channel?.unref();

/**
 * Loaded before the api, the worker and jest (`node --import`): they end when what started them is
 * gone, even by kill -9, because the channel to it closes then. Kept out of the applications, which
 * know no launcher.
 */
process.once('disconnect', () => {
  process.kill(process.pid, 'SIGTERM');
  setTimeout(() => process.exit(1), 5_000).unref();
});
process.channel?.unref();

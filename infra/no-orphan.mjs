import { whenOrphaned } from './processes.mjs';

/**
 * Loaded before jest (`node --import`), whose workers inherit it: they end when whoever started them is gone,
 * even by kill -9. Not with-parent.mjs: the channel to a worker of jest is there for its work.
 */
whenOrphaned(() => {
  process.kill(process.pid, 'SIGTERM');
  setTimeout(() => process.exit(1), 5_000).unref();
});

/**
 * Loaded before the api and the worker (`node --import`): they end when the launcher is gone, even
 * by kill -9, because the channel to it closes then. Kept out of the applications, which know no
 * launcher; not for jest, whose own workers would inherit it.
 */
function end() {
  process.kill(process.pid, 'SIGTERM');
  setTimeout(() => process.exit(1), 5_000).unref();
}

// False, and not only undefined as where no channel was given: a launcher that was killed while this
// process was being born has closed it before we listen.
if (process.connected === false) end();
else process.once('disconnect', end);
process.channel?.unref();

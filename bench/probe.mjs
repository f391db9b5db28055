// Loaded into the service before anything else (`node --import`): tells the parent, when it asks, what the process has
// used so far, after a collection of garbage if Node was started with --expose-gc.
process.on('message', ({ usage }) => {
  if (!usage) return;
  globalThis.gc?.();
  globalThis.gc?.();
  const { user, system } = process.cpuUsage();
  process.send({
    cpuMilliseconds: (user + system) / 1000,
    memory: process.memoryUsage(),
    handles: process.getActiveResourcesInfo().length,
  });
});
// a measurement that was broken off leaves nothing behind
process.once('disconnect', () => process.exit(1));
process.channel?.unref();

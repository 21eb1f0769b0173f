/** Milliseconds that this process's processor time grows by while something is done: what else the machine does must not decide a limit. */
export async function processorMs(work: () => unknown): Promise<number> {
  const from = process.cpuUsage();
  await work();
  const { user, system } = process.cpuUsage(from);
  return (user + system) / 1000;
}

/** Calls some work every so many milliseconds until its answer is called. A test brings its own, so that nothing happens behind its back. */
export type Every = (ms: number, work: () => void) => () => void;

/** By a timer of Node that keeps no process alive. */
export const everyByTimer: Every = (ms, work) => {
  const timer = setInterval(work, ms).unref();
  return () => clearInterval(timer);
};

import type { Clock, LogSink } from './ports.ts';

/** Logs carry ids and codes only, never what a customer is called or said. */
export interface Log {
  info(message: string, context?: object): void;
  warn(message: string, context?: object): void;
  /** Unexpected errors: once, with their stack. */
  error(message: string, error: unknown, context?: object): void;
}

export function createLog(sink: LogSink, clock: Clock): Log {
  const write = (level: 'info' | 'warn' | 'error', message: string, context?: object) =>
    sink.write({ level, at: new Date(clock.now()).toISOString(), message, ...(context === undefined ? {} : { context }) });
  return {
    info: (message, context) => write('info', message, context),
    warn: (message, context) => write('warn', message, context),
    error: (message, error, context) =>
      write('error', message, { ...context, error: error instanceof Error ? (error.stack ?? error.message) : String(error) }),
  };
}

import type { IpcMain, IpcMainInvokeEvent } from 'electron';
import { z } from 'zod';
import type { BridgeChannel } from '../../../src-shared/rpc/bridge.ts';
import { AppError, type Outcome } from '../../../src-shared/rpc/errors.ts';
import { appOrigin, isAppUrl } from './app-origin.ts';

export interface Ipc {
  /** The only way to listen to the page. The handler sees neither the event nor an input that the schema refuses. */
  handle<S extends z.core.$ZodType>(
    channel: BridgeChannel,
    input: S,
    handler: (input: z.output<S>) => Promise<Outcome<unknown>>,
  ): void;
  readonly channels: readonly string[];
}

/** Electron checklist 17: every message is looked at before its content is. */
export function createIpc(ipcMain: Pick<IpcMain, 'handle'>, onRefused: (channel: string, why: string) => void): Ipc {
  const channels: string[] = [];
  return {
    channels,
    handle(channel, input, handler) {
      channels.push(channel);
      ipcMain.handle(channel, async (event, received: unknown): Promise<Outcome<unknown>> => {
        if (!isTrustedSender(event)) {
          onRefused(channel, 'sender');
          return refusal('forbidden', 'this page may not ask');
        }
        const parsed = z.safeParse(input, received);
        if (!parsed.success) {
          onRefused(channel, 'input');
          return refusal('invalid', 'the message does not have the form that this channel takes');
        }
        try {
          return await handler(parsed.data);
        } catch (error) {
          if (error instanceof AppError) return { ok: false, error: error.toShape() };
          onRefused(channel, error instanceof Error ? error.message : String(error));
          return refusal('unexpected', 'the host could not do it');
        }
      });
    },
  };
}

/** Our own page in the top frame. The frame is null when it has gone away since: nobody is there to answer. */
export function isTrustedSender(event: Pick<IpcMainInvokeEvent, 'senderFrame'>): boolean {
  const frame = event.senderFrame;
  return frame !== null && frame.parent === null && frame.origin === appOrigin && isAppUrl(frame.url);
}

function refusal(code: 'forbidden' | 'invalid' | 'unexpected', message: string): Outcome<never> {
  return { ok: false, error: { code, message } };
}

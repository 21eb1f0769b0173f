import { aBadLine, type BadLine } from './bad-line.ts';
import { aFreshDevice, type Device } from './devices.ts';

/** A program without a profile, and the line between it and a real office. */
export interface Laptop extends Device {
  readonly line: BadLine;
}

export async function aLaptop(): Promise<Laptop> {
  const line = aBadLine();
  return Object.assign(await aFreshDevice({ network: line.network }), { line });
}

/** Asks again with every event of the laptop, until it is so. */
export async function eventually(laptop: Device, isSo: () => Promise<boolean>, withinMs = 10_000): Promise<void> {
  if (await isSo()) return;
  await new Promise<void>((resolve, reject) => {
    const end = (error?: Error) => {
      clearTimeout(timer);
      clearInterval(beat);
      stop();
      if (error === undefined) resolve();
      else reject(error);
    };
    const ask = () => {
      isSo().then((is) => is && end(), end);
    };
    const timer = setTimeout(() => end(new Error(`not so within ${withinMs} ms`)), withinMs);
    const beat = setInterval(ask, 250);
    const stop = laptop.core.subscribe(ask);
  });
}

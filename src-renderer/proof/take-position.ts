import { writeDegrees } from '../../src-shared/lib/geo.ts';

export interface DevicePosition {
  readonly latitude: string;
  readonly longitude: string;
  readonly accuracyMetres: number;
  readonly source: 'device';
}

/** Why there is no position: each has a sentence of its own. */
export const noPositionReasons = ['desktop', 'denied', 'unavailable', 'timeout'] as const;
export type NoPositionReason = (typeof noPositionReasons)[number];

/** Longer than this nobody waits in a doorway. */
const mostWaitMs = 10_000;

/**
 * Where the laptop is, as far as it can tell; nothing waits for it. The desktop app is not asked: Electron's service is Google's, needs a
 * key and the network, and would only ever fail.
 */
export async function takePosition(isDesktop: boolean): Promise<DevicePosition | NoPositionReason> {
  if (isDesktop) return 'desktop';
  if (!('geolocation' in navigator)) return 'unavailable';
  return await new Promise((resolve) => {
    navigator.geolocation.getCurrentPosition(
      ({ coords }) =>
        resolve({
          latitude: writeDegrees(coords.latitude),
          longitude: writeDegrees(coords.longitude),
          accuracyMetres: Math.min(coords.accuracy, 1_000_000),
          source: 'device',
        }),
      ({ code }) => resolve(code === 1 ? 'denied' : code === 3 ? 'timeout' : 'unavailable'),
      { enableHighAccuracy: true, timeout: mostWaitMs, maximumAge: 30_000 },
    );
  });
}

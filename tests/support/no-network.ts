import { AppError } from '../../src-shared/rpc/errors.ts';
import type { Network } from '../../src-main/core/platform/ports.ts';

/** A laptop without any signal. */
export const noNetwork: Network = {
  async request() {
    throw new AppError('offline', 'no network in this test');
  },
};

import type { MyDevice, officeContract, OfficeStatus } from '../../../src-shared/office/office.contract.ts';
import { AppError } from '../../../src-shared/rpc/errors.ts';
import type { HandlersOf } from '../../../src-shared/rpc/procedure.ts';
import {
  calendarFeedAnswer,
  devicesAnswer,
  doneAnswer,
  madeCalendarFeedAnswer,
  routes,
} from '../../../src-shared/sync/protocol.ts';
import type { Context } from '../context.ts';
import type { Network } from '../platform/ports.ts';
import type { SyncEngine, SyncStatus } from '../sync/engine.ts';
import { officeAddress } from './address.ts';
import { createConflicts } from './conflicts.ts';
import { createOfficeHttp } from './office-http.ts';
import type { OfficeSession } from './office-session.ts';
import { rememberDeviceNames } from '../sync/device-names.ts';
import { createPendingChanges } from './pending-changes.ts';

type OfficeHandlers = HandlersOf<typeof officeContract>;

export interface OfficeServiceDeps {
  readonly ctx: Context;
  readonly engine: SyncEngine;
  readonly session: OfficeSession;
}

/** Works without a profile: is there an office at this address? */
export function createProbe(network: Network): OfficeHandlers['probe'] {
  return async ({ address: typed }) => {
    const address = officeAddress(typed);
    const { version } = await createOfficeHttp(network, address).hello();
    return { address, version };
  };
}

/** What a person asks of the office, and of what lies between him and it. */
export function createOfficeService(deps: OfficeServiceDeps): Omit<OfficeHandlers, 'probe' | 'join'> {
  const { ctx, engine, session } = deps;
  const { state } = ctx;
  const pending = createPendingChanges(ctx);
  const conflicts = createConflicts(ctx);
  const told = () => ctx.changes.emit({ type: 'status' });
  /** The highest operation number that will never be sent. */
  const lastOpNo = ctx.db
    .prepare(
      `SELECT ifnull((SELECT min(op_no) - 1 FROM outbox WHERE state IN ('pending', 'sent')), (SELECT ifnull(max(op_no), 0) FROM outbox))`,
    )
    .pluck();

  return {
    status: () => officeStatusOf(ctx, engine.status()),
    async syncNow() {
      // What that run found: the next one may have begun already, and would be told as "syncing" to whoever waited for this one.
      return officeStatusOf(ctx, await engine.syncOnce());
    },
    async signIn(passwords) {
      try {
        await session.signIn(passwords, Number(lastOpNo.get()));
      } catch (error) {
        // An administrator ended this laptop. Whoever knows the password may have one again: a new device, as on any other laptop.
        if (!(error instanceof AppError) || error.code !== 'device-revoked') throw error;
        await engine.beginAnew((device) => session.signInAs(device, passwords));
      }
      engine.nudge();
      told();
      return {};
    },
    async signOut() {
      await session.signOut();
      engine.nudge();
      told();
      return {};
    },
    async changePassword({ current, next }) {
      await session.json({ route: 'changePassword', json: { current, next } }, doneAnswer);
      return {};
    },
    async devices({ everyone }) {
      const { devices } = await session.json({ route: everyone ? 'allDevices' : 'myDevices' }, devicesAnswer);
      if (rememberDeviceNames(state, devices)) ctx.changes.emit({ type: 'changed', entity: 'deviceNames', ids: null });
      const own = state.get('session_device_id') ?? state.get('device_id');
      return { devices: devices.map(({ userId: _userId, ...device }): MyDevice => ({ ...device, isThis: device.id === own })) };
    },
    async revokeDevice({ id }) {
      await session.json({ route: 'revokeDevice', parameters: { id }, json: {} }, doneAnswer);
      engine.nudge();
      return {};
    },
    calendarFeed: () => session.json({ route: 'calendarFeed' }, calendarFeedAnswer),
    async makeCalendarFeed() {
      const { token, madeAt } = await session.json({ route: 'makeCalendarFeed', json: {} }, madeCalendarFeedAnswer);
      return {
        address: `${state.get('office_address') ?? ''}${routes.readCalendar.path.replace(':id', `${token}.ics`)}`,
        madeAt,
      };
    },
    async endCalendarFeed() {
      await session.json({ route: 'endCalendarFeed', json: {} }, doneAnswer);
      return {};
    },
    pending: ({ limit, withDiscarded }) => ({ changes: pending.list(limit, withDiscarded) }),
    resend: ({ opNo, patch }) => pending.resend(opNo, patch ?? {}),
    discard({ opNos }) {
      pending.discard(opNos);
      return {};
    },
    undiscard({ opNos }) {
      pending.undiscard(opNos);
      return {};
    },
    conflicts: ({ resolved, rowId, limit }) => ({ conflicts: conflicts.list({ resolved, rowId: rowId ?? null, limit }) }),
    resolve({ id, use }) {
      const { groupId } = conflicts.resolve(id, use);
      return { groupId };
    },
    async acceptRestoredOffice() {
      await engine.acceptRestoredOffice();
      return {};
    },
    async allowRemovals() {
      await engine.allowRemovals();
      return {};
    },
  };
}

export function officeStatusOf({ state }: Context, synced: SyncStatus): OfficeStatus {
  const role = state.get('role');
  return {
    address: state.get('office_address') ?? '',
    organisationName: state.get('company_name') ?? '',
    account: state.get('account') ?? '',
    role: role === 'manager' || role === 'admin' ? role : 'rep',
    deviceName: state.get('device_name') ?? '',
    deviceCode: state.get('device_code') ?? '',
    ...synced,
  };
}

/** The handlers of a profile without an office: each says so. */
export function createNoOfficeService(): Omit<OfficeHandlers, 'probe' | 'join'> {
  const none = (): never => {
    throw new AppError('no-office', 'this profile belongs to no office');
  };
  return {
    status: none,
    syncNow: none,
    signIn: none,
    signOut: none,
    changePassword: none,
    devices: none,
    revokeDevice: none,
    calendarFeed: none,
    makeCalendarFeed: none,
    endCalendarFeed: none,
    pending: none,
    resend: none,
    discard: none,
    undiscard: none,
    conflicts: none,
    resolve: none,
    acceptRestoredOffice: none,
    allowRemovals: none,
  };
}

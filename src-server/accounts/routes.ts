import { z } from 'zod';
import {
  changePasswordRequest,
  devicesAnswer,
  doneAnswer,
  loginRequest,
  officeSession,
  refreshRequest,
  renewDeviceAnswer,
  renewDeviceRequest,
  routes,
} from '../../src-shared/sync/protocol.ts';
import { callerOf, type RoutePlugin } from '../platform/app.ts';
import { Refusal, refuse } from '../platform/refusal.ts';
import { writeAudit } from './audit.ts';
import { changePassword } from './change-password.ts';
import { findDevices, renewDevice, revokeDevice } from './devices.ts';
import { createPasswordHasher } from './hashing.ts';
import { logIn } from './login.ts';
import { refreshSession } from './refresh.ts';
import { endSessions } from './session-ends.ts';
import { isPublicKey } from './tokens.ts';
import { createTryLimits } from './try-limits.ts';

/** Logging in and out, passwords, devices. */
export const accountRoutes: RoutePlugin = async (app, deps) => {
  const { database, clock } = deps;
  const login = { ...deps, hasher: createPasswordHasher(deps.config.passwordCost), limits: createTryLimits(clock) };
  const tags = ['accounts'];

  app.route({
    ...at('login'),
    config: { access: 'open', rateLimit: { max: 600, timeWindow: 60_000 } },
    schema: {
      tags,
      summary: 'Logs a person in on a device',
      description:
        'The first time the device gets its short code. A wrong password and an account that nobody has are told apart by nothing, not even time.',
      body: loginRequest,
      response: { 200: officeSession },
    },
    handler: (request) => logIn(login, request.body, request.ip),
  });

  app.route({
    ...at('refresh'),
    config: { access: 'open' },
    schema: {
      tags,
      summary: 'The next tokens of a session',
      description:
        'A refresh token is used once and signed for by the device. Within 30 seconds the same question has the same answer; later it ends the session, since somebody has a copy.',
      body: refreshRequest,
      response: { 200: officeSession },
    },
    handler: (request) => refreshSession(deps, request.body, request.ip),
  });

  app.route({
    ...at('logout'),
    schema: { tags, summary: 'Ends the session of this device', response: { 200: doneAnswer } },
    handler: async (request) => {
      const { tenantId, userId, deviceId } = callerOf(request);
      await database.inTenant(tenantId, 'write', async (sql) => {
        await endSessions(sql, { tenantId, userId, deviceId, exceptSessionId: null }, 'logged-out', clock.now());
        await writeAudit(sql, tenantId, { event: 'logout', userId, deviceId, address: request.ip, detail: {} }, clock.now());
      });
      return {};
    },
  });

  app.route({
    ...at('changePassword'),
    schema: {
      tags,
      summary: 'Another password; all other devices have to log in again',
      description: 'At least 12 signs, at most 128, and none of those that everybody tries first.',
      body: changePasswordRequest,
      response: { 200: doneAnswer },
    },
    handler: async (request) => {
      await changePassword(login, callerOf(request), request.body, request.ip);
      return {};
    },
  });

  app.route({
    ...at('renewDevice'),
    schema: {
      tags,
      summary: 'This laptop goes on as a new device, since its data was put back from a backup',
      body: renewDeviceRequest,
      response: { 200: renewDeviceAnswer },
    },
    handler: async (request) => {
      const caller = callerOf(request);
      if (!isPublicKey(request.body.publicKey)) {
        refuse('invalid', 'not a public key of Ed25519', { fields: { publicKey: 'invalid' } });
      }
      const outcome = await database.inTenant(caller.tenantId, 'write', (sql) =>
        renewDevice(sql, caller, { ...request.body, id: request.body.id.toLowerCase() }, request.ip, clock.now()),
      );
      if (outcome instanceof Refusal) throw outcome;
      return outcome;
    },
  });

  app.route({
    ...at('myDevices'),
    schema: { tags, summary: 'The caller’s devices', response: { 200: devicesAnswer } },
    handler: async (request) => {
      const { tenantId, userId } = callerOf(request);
      return { devices: await database.inTenant(tenantId, 'snapshot', (sql) => findDevices(sql, tenantId, userId)) };
    },
  });

  app.route({
    ...at('allDevices'),
    config: { access: 'admin' },
    schema: { tags, summary: 'All devices of the office, for administrators', response: { 200: devicesAnswer } },
    handler: async (request) => {
      const { tenantId } = callerOf(request);
      return { devices: await database.inTenant(tenantId, 'snapshot', (sql) => findDevices(sql, tenantId, null)) };
    },
  });

  app.route({
    ...at('revokeDevice'),
    schema: {
      tags,
      summary: 'Ends a device: one’s own, or as an administrator anybody’s',
      params: z.object({ id: z.uuid() }),
      response: { 200: doneAnswer },
    },
    handler: async (request) => {
      const caller = callerOf(request);
      const refusal = await database.inTenant(caller.tenantId, 'write', (sql) =>
        revokeDevice(sql, caller, request.params.id.toLowerCase(), request.ip, deps),
      );
      if (refusal !== null) throw refusal;
      return {};
    },
  });
};

function at<Name extends keyof typeof routes>(name: Name) {
  return { method: routes[name].method, url: routes[name].path };
}

import { createAuthenticate } from './accounts/authenticate.ts';
import { auditDenials } from './accounts/denials.ts';
import { limitFloods } from './accounts/flood.ts';
import { accountRoutes } from './accounts/routes.ts';
import { syncRoutes } from './sync/routes.ts';
import type { ServerRooms } from './server.ts';

/** All rooms of the server. A room that brings routes is entered here; the matrix of rights (tests/server) then asks for its rows. */
export const officeRooms: ServerRooms = {
  createAuthentication: createAuthenticate,
  guards: [limitFloods, auditDenials],
  plugins: [accountRoutes, syncRoutes],
};

import { createAuthenticate } from './accounts/authenticate.ts';
import { auditDenials } from './accounts/denials.ts';
import { limitFloods } from './accounts/flood.ts';
import { forgetSessions, forgetTokens } from './accounts/forget-sessions.ts';
import { accountRoutes } from './accounts/routes.ts';
import { calendarRoutes } from './calendar/routes.ts';
import { forgetBlobs, forgetDoubleBlobs } from './files/forget-blobs.ts';
import { fileRoutes } from './files/routes.ts';
import type { UpkeepJob } from './platform/upkeep.ts';
import { forgetResults } from './sync/forget-results.ts';
import { syncRoutes } from './sync/routes.ts';
import type { ServerRooms } from './server.ts';

/** All rooms of the server. A room that brings routes is entered here; the matrix of rights (tests/server) then asks for its rows. */
export const officeRooms: ServerRooms = {
  createAuthentication: createAuthenticate,
  guards: [limitFloods, auditDenials],
  plugins: [accountRoutes, syncRoutes, fileRoutes, calendarRoutes],
};

/** What grows and is forgotten one day. */
export const officeUpkeep: readonly UpkeepJob[] = [forgetResults, forgetTokens, forgetSessions, forgetBlobs, forgetDoubleBlobs];

import { createContext, useContext } from 'react';
import type { ReactNode } from 'react';
import type { Client } from '../../src-shared/contract.ts';
import type { HostLink } from './transports.ts';

export interface Connection {
  readonly client: Client;
  readonly host: HostLink;
}

const ConnectionContext = createContext<Connection | null>(null);

export function ConnectionProvider({ connection, children }: { connection: Connection; children: ReactNode }) {
  return <ConnectionContext value={connection}>{children}</ConnectionContext>;
}

/** Everything the core can do, typed: `client.customers.get({ id })`. A refusal is thrown as `AppError`. */
export function useClient(): Client {
  return useConnection().client;
}

/** The host around the core: how a file reaches it, and the desktop shell where there is one. */
export function useHost(): HostLink {
  return useConnection().host;
}

function useConnection(): Connection {
  const connection = useContext(ConnectionContext);
  if (connection === null) throw new Error('ConnectionProvider is missing');
  return connection;
}

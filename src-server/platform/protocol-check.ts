import type { FastifyRequest } from 'fastify';
import { oldestProtocol, protocolHeader, protocolVersion } from '../../src-shared/sync/protocol.ts';
import { refuse } from './refusal.ts';

/** Laptops say which protocol they speak with every request; one that we do not speak any more is told to update, or to wait for ours. */
export function checkProtocol(request: FastifyRequest): void {
  const accepted = request.routeOptions.config.protocol ?? 'spoken';
  if (accepted === 'any') return;
  const header = request.headers[protocolHeader];
  const spoken = typeof header === 'string' && /^\d{1,6}$/.test(header) ? Number(header) : null;
  if (spoken === null) refuse('client-too-old', 'the request does not say its protocol');
  if (spoken > protocolVersion) refuse('client-too-new', `this server speaks the protocols up to ${protocolVersion}`);
  // What an old laptop still has to send is taken; reading it must wait for its update.
  if (spoken < oldestProtocol && accepted !== 'older-too') {
    refuse('client-too-old', `this server speaks the protocols from ${oldestProtocol} on`);
  }
}

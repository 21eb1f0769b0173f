import { createConsentService } from './consent/index.ts';
import { createContactsService } from './contacts/contacts.service.ts';
import type { Context } from './context.ts';
import { createDataRequestsService } from './data-requests/index.ts';
import { createPersonsService } from './erasures/index.ts';
import type { Handlers } from './dispatcher.ts';

/** Everything about persons: who they are, what they agreed to, what they asked. */
export function createPeopleServices(
  ctx: Context,
  isOffice: boolean,
): Pick<Handlers, 'contacts' | 'consent' | 'dataRequests' | 'persons'> {
  return {
    contacts: createContactsService(ctx),
    consent: createConsentService(ctx),
    dataRequests: createDataRequestsService(ctx),
    persons: createPersonsService(ctx, isOffice),
  };
}

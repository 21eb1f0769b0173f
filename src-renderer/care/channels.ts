import { consentChannels } from '../../src-shared/customers/customer-record.ts';

/** By what somebody is cared for; “any” is no way to reach anybody. */
export const careChannels = consentChannels.filter((channel) => channel !== 'any');

import type { z } from 'zod';
import type { newCustomer } from '../../src-shared/customers/customer.ts';
import { customerKinds, customerRatings, lifecycles } from '../../src-shared/customers/customer.ts';
import { readDay } from '../ui/formats.ts';

/** The form as it is typed: text everywhere, empty where nothing was said. */
export const emptyForm = {
  name: '',
  kind: 'company',
  taxCode: '',
  phone: '',
  email: '',
  address: '',
  provinceCode: '',
  lifecycle: 'lead',
  rating: '',
  source: '',
  ownerId: '',
  teamId: '',
  tradeName: '',
  website: '',
  foundedOn: '',
  legalRepresentative: '',
  note: '',
};
export type CustomerForm = typeof emptyForm;

/** What the core is asked to make: only what was filled in, so that the core's own standards hold for the rest. */
export function customerFrom(form: CustomerForm): z.input<typeof newCustomer> {
  const { name, kind, lifecycle, rating, foundedOn, ...texts } = form;
  const foundedDay = readDay(foundedOn);
  const chosenKind = customerKinds.find((value) => value === kind);
  const chosenLifecycle = lifecycles.find((value) => value === lifecycle);
  const chosenRating = customerRatings.find((value) => value === rating);
  return {
    name,
    ...Object.fromEntries(Object.entries(texts).filter(([, value]) => value.trim() !== '')),
    ...(chosenKind === undefined ? {} : { kind: chosenKind }),
    ...(chosenLifecycle === undefined ? {} : { lifecycle: chosenLifecycle }),
    ...(chosenRating === undefined ? {} : { rating: chosenRating }),
    ...(foundedDay === null ? {} : { foundedOn: foundedDay }),
  };
}

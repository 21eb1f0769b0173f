import { createOpener } from '../ui/opener.ts';
export const newCustomerDrawer = createOpener<{ name?: string }>();
export function NewCustomerDrawer() { return null; }

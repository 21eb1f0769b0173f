// Interim file so that the core links; the demo helper replaces it.
export function demoFacts(_: { customers: number; seed: number; today: string }): { companyName: string; userId: string } {
  return { companyName: 'Demo', userId: '0190a000-0000-7000-8000-000000000001' };
}
export function* demoCompany(_: { customers: number; seed: number; today: string; nextId: () => string }): Generator<{
  entity: 'customers' | 'visits' | 'users';
  rows: { id: string; rev: number; scopeId: string | null; rootId: string | null; createdAt: string; createdBy: string | null; deletedAt: string | null; fields: Record<string, string | number | boolean | null> }[];
}> {}

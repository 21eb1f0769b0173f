export interface OpenInvoice {
  readonly id: string;
  readonly owedOn: string;
  readonly issuedOn: string;
  readonly leftDong: number;
}

export interface Dealt {
  readonly parts: readonly { readonly invoiceId: string; readonly amountDong: number }[];
  /** More than was owed: it belongs to no invoice, and stands to the customer's credit. */
  readonly restDong: number;
}

/** Deals an amount out over the open invoices, what is due longest first; of one day the older invoice. */
export function dealOut(amountDong: number, open: readonly OpenInvoice[]): Dealt {
  const inOrder = open
    .filter(({ leftDong }) => leftDong > 0)
    .toSorted((a, b) => compare(a.owedOn, b.owedOn) || compare(a.issuedOn, b.issuedOn) || compare(a.id, b.id));
  const parts: { invoiceId: string; amountDong: number }[] = [];
  let restDong = amountDong;
  for (const { id, leftDong } of inOrder) {
    if (restDong === 0) break;
    const part = Math.min(restDong, leftDong);
    parts.push({ invoiceId: id, amountDong: part });
    restDong -= part;
  }
  return { parts, restDong };
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

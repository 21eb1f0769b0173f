import { useMemo } from 'react';
import { PaymentDiscountsOf } from '../prices/index.ts';
import { type EditorState, type QuoteEditor, useEditorPart } from './quote-editor.ts';

/** What the customer saves by paying in time; ticked, it is printed as a term of the quote. */
export function QuoteSavings({
  editor,
  customerId,
  rested: { draft, computed },
  isReadOnly,
}: {
  editor: QuoteEditor;
  customerId: string;
  rested: EditorState;
  isReadOnly: boolean;
}) {
  const { paymentDiscountIds } = useEditorPart(editor, ({ head }) => head);
  const lines = useMemo(
    () =>
      draft.lines.flatMap(({ productId }, index) => {
        const total = computed?.lines[index] ?? null;
        return total?.isCounted === true ? [{ productId, netDong: total.netDong }] : [];
      }),
    [draft.lines, computed],
  );
  if (computed === null) return null;
  return (
    <PaymentDiscountsOf
      customerId={customerId}
      on={draft.issuedOn}
      lines={lines}
      ticked={paymentDiscountIds}
      {...(isReadOnly ? {} : { onTick: (ids: readonly string[]) => editor.setHead({ paymentDiscountIds: [...ids] }) })}
    />
  );
}

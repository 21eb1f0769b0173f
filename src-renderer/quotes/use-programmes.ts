import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { askedOf, type LineOffer, type Programme, programmesOf } from '../../src-shared/quotes/quote-programmes.ts';
import { useClient } from '../api/client.tsx';
import type { EditorState } from './quote-editor.ts';

const entities = [
  'promotions',
  'giftMovements',
  'products',
  'productGroups',
  'customerGroups',
  'groupMembers',
  'customers',
] as const;
/** A content is asked about once: what was asked about the ones before is worth nothing. */
const keptMs = 30_000;

/** The programmes that the lines meet, nearly meet or hold. */
export function useProgrammes(customerId: string, { draft }: EditorState) {
  const client = useClient();
  const { lines, discountBasisPoints, issuedOn, promotionIds } = draft;
  const asked = useMemo(() => askedOf({ lines, discountBasisPoints }), [lines, discountBasisPoints]);
  const isEmpty = asked.lines.length === 0 && promotionIds.length === 0;
  const query = useQuery({
    queryKey: ['quotes', 'programmes', customerId, issuedOn, asked],
    meta: { entities },
    enabled: !isEmpty,
    gcTime: keptMs,
    placeholderData: keepPreviousData,
    queryFn: async (): Promise<LineOffer[]> => {
      const { offers } = await client.promotions.forQuote({ customerId, on: issuedOn, lines: asked.lines });
      return offers.map(({ lineIndexes, ...offer }) => ({
        ...offer,
        lineIds: lineIndexes.flatMap((index) => asked.ids[index] ?? []),
      }));
    },
  });
  const { data, isPlaceholderData } = query;
  const programmes = useMemo<readonly Programme[]>(
    () => (data === undefined || isEmpty ? [] : programmesOf({ lines, promotionIds }, data)),
    [data, isEmpty, lines, promotionIds],
  );
  // Of the lines before it is no answer about these: nothing is told at a line until the new one is there.
  return { query, programmes, isOfTheseLines: !isPlaceholderData };
}

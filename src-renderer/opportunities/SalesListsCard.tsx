import { SegmentedControl } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ChoiceListLines } from '../choice-lists/index.ts';
import { Card } from '../ui/Card.tsx';

const lists = ['lost_reason', 'tag', 'buying_role', 'potential'] as const;

/** Reasons for losing, tags, roles in a decision, potential: one list at a time. */
export function SalesListsCard() {
  const { t } = useTranslation('opportunities');
  const [list, setList] = useState<(typeof lists)[number]>('lost_reason');
  const refusalOf = (typed: string): string | null => {
    if (typed.trim() === '') return t('lists.nameMissing');
    return list === 'potential' && !/^(\d{1,2}|100)\s?%?$/.test(typed.trim()) ? t('lists.percentMissing') : null;
  };
  return (
    <Card
      title={t('lists.title')}
      aside={
        <SegmentedControl
          aria-label={t('lists.which')}
          value={list}
          onChange={(value) => setList(lists.find((one) => one === value) ?? 'lost_reason')}
          data={lists.map((value) => ({ value, label: t(`lists.names.${value}`) }))}
        />
      }
    >
      <ChoiceListLines
        key={list}
        list={list}
        words={{
          rename: (name) => t('lists.rename', { name }),
          offer: (name) => t('lists.offer', { name }),
          newOne: t('lists.new'),
          add: t('lists.add'),
          added: (name) => t('lists.added', { name }),
          saved: t('lists.saved'),
        }}
        refusalOf={refusalOf}
        longest={60}
        isOneWord={list === 'potential'}
      />
    </Card>
  );
}

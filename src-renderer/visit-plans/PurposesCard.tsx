import { useTranslation } from 'react-i18next';
import { ChoiceListLines } from '../choice-lists/index.ts';
import { Card } from '../ui/Card.tsx';
import { PurposeDot } from '../visits/index.ts';

/** What visits are for, with the colour that each has in the calendar. */
export function PurposesCard() {
  const { t } = useTranslation('visitPlans');
  return (
    <Card title={t('purposes.title')}>
      <ChoiceListLines
        list="visit_purpose"
        words={{
          rename: (name) => t('purposes.rename', { name }),
          offer: (name) => t('purposes.offer', { name }),
          newOne: t('purposes.new'),
          add: t('purposes.add'),
          added: (name) => t('purposes.added', { name }),
          saved: t('purposes.saved'),
        }}
        refusalOf={(name) => (name.trim() === '' ? t('purposes.nameMissing') : null)}
        longest={80}
        markOf={(key) => <PurposeDot purpose={key} />}
      />
    </Card>
  );
}

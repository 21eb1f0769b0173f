import { Tabs } from '@mantine/core';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { AnnouncementsPanel } from '../announcements/index.ts';
import { PaymentPanel, RulesPanel, TryPanel } from '../prices/index.ts';
import { PageHeader } from '../ui/PageHeader.tsx';
import { usePlace } from '../ui/place.tsx';
import classes from './Promotions.module.css';
import { PromotionsPanel } from './PromotionsPanel.tsx';

const tabs = ['rules', 'try', 'payment', 'promotions', 'announcements'] as const;
type Tab = (typeof tabs)[number];

export function readPricesSearch(search: Record<string, unknown>): { tab?: Tab } {
  const tab = tabs.find((known) => known === search['tab']);
  return tab === undefined || tab === 'rules' ? {} : { tab };
}

/** The price policy: its rules, trying a price, payment discounts, promotions, and what of it was announced. */
export function PricesPage() {
  const { t } = useTranslation('prices');
  const navigate = useNavigate();
  const { tab = 'rules' } = useSearch({ from: '/prices' });
  usePlace({ title: t('title') });
  return (
    <Tabs
      value={tab}
      keepMounted={false}
      onChange={(value) => void navigate({ to: '/prices', search: readPricesSearch({ tab: value }), replace: true })}
    >
      <PageHeader title={t('title')} />
      <Tabs.List className={classes.tabs ?? ''}>
        {tabs.map((value) => (
          <Tabs.Tab key={value} value={value}>
            {t(`tabs.${value}`)}
          </Tabs.Tab>
        ))}
      </Tabs.List>
      <Tabs.Panel value="rules">
        <RulesPanel />
      </Tabs.Panel>
      <Tabs.Panel value="try">
        <TryPanel />
      </Tabs.Panel>
      <Tabs.Panel value="payment">
        <PaymentPanel />
      </Tabs.Panel>
      <Tabs.Panel value="promotions">
        <PromotionsPanel />
      </Tabs.Panel>
      <Tabs.Panel value="announcements">
        <AnnouncementsPanel />
      </Tabs.Panel>
    </Tabs>
  );
}

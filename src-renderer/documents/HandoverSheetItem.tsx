import { Menu } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useHandoverDocument } from './use-handover-document.ts';

/** A line of a customer's menu: what whoever takes over has to know, as PDF. */
export function HandoverSheetItem({ customer }: { customer: { id: string; name: string } }) {
  const { t } = useTranslation('documents');
  const { isAllowed, isStarting, makeSheet } = useHandoverDocument();
  return (
    <Menu.Item
      disabled={!isAllowed || isStarting}
      {...(isAllowed ? {} : { title: t('notAllowed') })}
      onClick={() => void makeSheet(customer)}
    >
      {t('sheet')}
    </Menu.Item>
  );
}

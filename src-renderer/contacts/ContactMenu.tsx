import { ActionIcon, Menu } from '@mantine/core';
import { IconDots, IconMessageCircle } from '@tabler/icons-react';
import { useTranslation } from '../locales/words.tsx';
import type { Contact } from '../../src-shared/contacts/contact.ts';
import { addressOf } from '../../src-shared/vietnam/address-person.ts';
import { zaloAddressOf } from '../../src-shared/vietnam/zalo.ts';
import { personDrawer } from '../consent/index.ts';
import { dayOf } from '../ui/formats.ts';
import { LaterMenu } from '../ui/later.tsx';
import { useNow } from '../ui/use-now.ts';
import classes from './Contacts.module.css';
import { useVcardExport } from './use-vcards.ts';
import { zaloDrawer } from './zalo-drawer.ts';

/**
 * What can be done with one person: write in Zalo, take along as a card, everything about the personal data. `isRestricted`: the person, or
 * the customer, asked that the data be used no more.
 */
export function ContactMenu({ contact, isRestricted }: { contact: Contact; isRestricted: boolean }) {
  const { t } = useTranslation(['contacts', 'persons']);
  const { isAllowed, exportVcards } = useVcardExport();
  const today = dayOf(useNow());
  const address = isRestricted ? null : zaloAddressOf(contact);
  const { id, customerId, name } = contact;
  return (
    <div className={classes.actions}>
      {address === null ? null : (
        <ActionIcon
          variant="subtle"
          aria-label={t('zalo.to', { name })}
          title={t('zalo.to', { name })}
          onClick={() => zaloDrawer.open({ customerId, name, address, greeting: addressOf(contact, { today }).greeting })}
        >
          <IconMessageCircle size={17} stroke={1.6} aria-hidden />
        </ActionIcon>
      )}
      <LaterMenu
        position="bottom-end"
        button={(opener) => (
          <ActionIcon {...opener} variant="subtle" aria-label={t('moreOf', { name })}>
            <IconDots size={16} stroke={1.75} aria-hidden />
          </ActionIcon>
        )}
      >
        <Menu.Dropdown>
          {isRestricted || !isAllowed ? null : (
            <Menu.Item onClick={() => void exportVcards({ contactIds: [id] }, name)}>{t('vcard.one')}</Menu.Item>
          )}
          <Menu.Item onClick={() => personDrawer.open({ customerId, contactId: id, name })}>{t('persons:open')}</Menu.Item>
        </Menu.Dropdown>
      </LaterMenu>
    </div>
  );
}

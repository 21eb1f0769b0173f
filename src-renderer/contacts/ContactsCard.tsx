import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { IconPlus } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from '../locales/words.tsx';
import type { Contact } from '../../src-shared/contacts/contact.ts';
import { findPhones } from '../../src-shared/vietnam/phone.ts';
import { addressOf } from '../../src-shared/vietnam/address-person.ts';
import { useClient } from '../api/client.tsx';
import { sentenceOf } from '../api/errors.ts';
import { ExternalLink } from '../api/ExternalLink.tsx';
import { useChoices } from '../api/use-choices.ts';
import { useLanguage } from '../api/use-language.ts';
import { OwnLines } from '../custom-fields/index.ts';
import { RestrictedMark } from '../consent/index.ts';
import { Card } from '../ui/Card.tsx';
import { FailedState } from '../ui/FailedState.tsx';
import { dayOf, writeDay } from '../ui/formats.ts';
import { LoadingState } from '../ui/LoadingState.tsx';
import { useNow } from '../ui/use-now.ts';
import { ContactDrawer } from './ContactDrawer.tsx';
import { ContactMenu } from './ContactMenu.tsx';
import classes from './Contacts.module.css';
import { contactsQuery } from './use-contacts.ts';

type Opened = { readonly contact: Contact | null } | null;

/** The people of a customer: whom to call, what they are, how to reach them. */
export function ContactsCard({ customerId, isReadOnly }: { customerId: string; isReadOnly: boolean }) {
  const { t } = useTranslation('contacts');
  const language = useLanguage();
  const list = useQuery(contactsQuery(useClient(), customerId));
  const [opened, setOpened] = useState<Opened>(null);
  const contacts = list.data?.contacts;
  return (
    <Card
      title={t('title')}
      isFlush
      aside={
        isReadOnly ? null : (
          <Button
            variant="subtle"
            leftSection={<IconPlus size={14} stroke={1.75} aria-hidden />}
            onClick={() => setOpened({ contact: null })}
          >
            {t('add')}
          </Button>
        )
      }
    >
      {list.isError ? <FailedState reason={sentenceOf(list.error, language)} onRetry={() => void list.refetch()} /> : null}
      {list.isPending ? <LoadingState lines={2} /> : null}
      {contacts?.length === 0 ? <p className={classes.empty}>{t('empty')}</p> : null}
      <ul className={classes.list}>
        {contacts?.map((contact) => (
          <ContactLine
            key={contact.id}
            customerId={customerId}
            contact={contact}
            isRestricted={contact.restrictedOn !== null || list.data?.isCustomerRestricted === true}
            isReadOnly={isReadOnly}
            onEdit={() => setOpened({ contact })}
          />
        ))}
      </ul>
      {opened === null ? null : (
        <ContactDrawer
          key={opened.contact?.id ?? 'new'}
          customerId={customerId}
          contact={opened.contact}
          onClose={() => setOpened(null)}
        />
      )}
    </Card>
  );
}

function ContactLine({
  customerId,
  contact,
  isRestricted,
  isReadOnly,
  onEdit,
}: {
  customerId: string;
  contact: Contact;
  isRestricted: boolean;
  isReadOnly: boolean;
  onEdit: () => void;
}) {
  const { t } = useTranslation(['contacts', 'customers']);
  const roles = useChoices('contact_role');
  const today = dayOf(useNow());
  const role = contact.role === null ? null : roles.wordFor(contact.role);
  const phone = contact.phone === null ? undefined : findPhones(contact.phone)[0];
  const head = [role, contact.isPrimary ? t('primary') : null].filter((part) => part !== null).join(' · ');
  return (
    <li className={classes.contact}>
      <div>
        {isReadOnly ? (
          <strong>{contact.name}</strong>
        ) : (
          <button type="button" className={classes.name} aria-label={t('edit', { name: contact.name })} onClick={onEdit}>
            {contact.name}
          </button>
        )}
        <span className={classes.under} title={t('addressedAs')}>
          {addressOf(contact, { today }).greeting}
        </span>
        {isRestricted ? <RestrictedMark /> : null}
      </div>
      <div className={classes.facts}>
        {head}
        {contact.phone === null ? null : (
          <span className={`${classes.under} fb-figures`}>
            {phone === undefined || phone.e164 === null || isRestricted ? (
              contact.phone
            ) : (
              <ExternalLink href={`tel:${phone.e164}`}>{contact.phone}</ExternalLink>
            )}
          </span>
        )}
        {contact.email === null ? null : (
          <span className={classes.under}>
            {isRestricted ? contact.email : <ExternalLink href={`mailto:${contact.email}`}>{contact.email}</ExternalLink>}
          </span>
        )}
        {contact.preferredChannel === null ? null : (
          <span className={classes.under}>
            {t('prefers', { channel: t(`customers:channel.${contact.preferredChannel}`).toLowerCase() })}
          </span>
        )}
        {contact.birthday === null ? null : (
          <span className={classes.under}>{t('birthday', { day: writeDay(contact.birthday).slice(0, 5) })}</span>
        )}
        <OwnLines customerId={customerId} entity="contacts" rowId={contact.id} />
      </div>
      <ContactMenu contact={contact} isRestricted={isRestricted} />
    </li>
  );
}

import { ActionIcon, Select } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { IconX } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { OpportunityContact, OpportunityRecord } from '../../src-shared/opportunities/opportunity-record.ts';
import { useClient } from '../api/client.tsx';
import { useChoices } from '../api/use-choices.ts';
import { useCommand } from '../api/use-command.ts';
import { Card } from '../ui/Card.tsx';
import classes from './OpportunityPage.module.css';

/** Who has a say in it, and which. */
export function OpportunityPeople({ record, isReadOnly }: { record: OpportunityRecord; isReadOnly: boolean }) {
  const { t } = useTranslation('opportunities');
  const client = useClient();
  const posts = useChoices('contact_role');
  const roles = useChoices('buying_role');
  const all = useQuery({
    queryKey: ['contacts', 'list', record.customerId],
    meta: { entities: ['contacts', 'customers'] },
    queryFn: () => client.contacts.list({ customerId: record.customerId }),
    enabled: record.customerState === 'seen',
  }).data?.contacts;
  const put = useCommand(
    (core, { contactId, role }: { contactId: string; role: string | null; name: string }) =>
      core.opportunities.setContact({ id: record.id, contactId, role }),
    { done: (_done, { name }) => t('toast.person', { name }) },
  );
  const remove = useCommand(
    (core, { contactId }: OpportunityContact) => core.opportunities.removeContact({ id: record.id, contactId }),
    { done: (_done, { name }) => t('toast.personRemoved', { name: name ?? '' }) },
  );
  const others = (all ?? []).filter(({ id }) => !record.contacts.some(({ contactId }) => contactId === id));
  return (
    <Card title={t('people')}>
      <ul className={classes.people}>
        {record.contacts.map((person) => {
          const name = person.name ?? t('unseenPerson');
          const under = [person.position === null ? null : posts.wordFor(person.position), person.phone].filter(
            (part) => part !== null,
          );
          return (
            <li key={person.contactId}>
              <span className={classes.who}>
                {name}
                <span className={classes.under}>{under.join(' · ')}</span>
              </span>
              <Select
                size="xs"
                aria-label={t('roleOf', { name })}
                placeholder={t('role')}
                data={
                  person.role === null || roles.options.some(({ value }) => value === person.role)
                    ? [...roles.options]
                    : [...roles.options, { value: person.role, label: roles.wordFor(person.role) }]
                }
                value={person.role}
                readOnly={isReadOnly}
                clearable={!isReadOnly}
                clearButtonProps={{ 'aria-label': t('clear', { label: t('role') }) }}
                onChange={(role) => void put.run({ contactId: person.contactId, role, name })}
              />
              {isReadOnly ? (
                <span />
              ) : (
                <ActionIcon
                  variant="subtle"
                  color="gray"
                  aria-label={t('removeOne', { name })}
                  onClick={() => void remove.run(person)}
                >
                  <IconX size={15} aria-hidden />
                </ActionIcon>
              )}
            </li>
          );
        })}
      </ul>
      {record.contacts.length === 0 ? <p className={classes.soft}>{t('noPeople')}</p> : null}
      {isReadOnly || others.length === 0 ? null : (
        <Select
          size="xs"
          mt={8}
          aria-label={t('addPerson')}
          placeholder={t('addPerson')}
          data={others.map(({ id, name }) => ({ value: id, label: name }))}
          value={null}
          searchable
          onChange={(contactId) => {
            const name = others.find(({ id }) => id === contactId)?.name;
            if (contactId !== null && name !== undefined) void put.run({ contactId, role: null, name });
          }}
        />
      )}
    </Card>
  );
}

import { Drawer } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { RequestsOfPerson } from '../data-requests/index.ts';
import { ConsentSection } from './ConsentSection.tsx';
import { CopySection, EraseSection, TraceSection } from './DataSections.tsx';
import { personDrawer } from './person-drawer.ts';
import classes from './PersonDrawer.module.css';
import { RestrictionSection } from './RestrictionSection.tsx';

/** The personal data of one person: what was agreed, what is restricted, what was asked, a copy, who did what, erasure. */
export function PersonDrawer() {
  const { t } = useTranslation(['persons', 'ui']);
  const navigate = useNavigate();
  const person = personDrawer.use();
  return (
    <Drawer
      opened={person !== null}
      onClose={personDrawer.close}
      position="right"
      size={620}
      title={person === null ? '' : t('of', { name: person.name })}
      transitionProps={{ duration: 120 }}
      closeButtonProps={{ 'aria-label': t('ui:close') }}
    >
      {person === null ? null : (
        <div className={classes.sections} key={person.contactId ?? person.customerId}>
          <ConsentSection person={{ customerId: person.customerId, contactId: person.contactId }} />
          <RestrictionSection person={person} />
          <RequestsOfPerson person={{ customerId: person.customerId, contactId: person.contactId }} />
          <CopySection person={person} />
          <TraceSection person={person} />
          <EraseSection
            person={person}
            onErased={() => {
              personDrawer.close();
              if (person.contactId === null) void navigate({ to: '/customers' });
            }}
          />
        </div>
      )}
    </Drawer>
  );
}

import { ActionIcon, Button, Menu, Tabs } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { IconCheck, IconDots } from '@tabler/icons-react';
import { useTranslation } from '../locales/words.tsx';
import type { Customer } from '../../src-shared/customers/customer.ts';
import { addressOf } from '../../src-shared/vietnam/address-person.ts';
import { findPhones } from '../../src-shared/vietnam/phone.ts';
import { provinceName } from '../../src-shared/vietnam/provinces.ts';
import { checkTaxCode } from '../../src-shared/vietnam/tax-code.ts';
import { zaloAddressOf } from '../../src-shared/vietnam/zalo.ts';
import { useHost } from '../api/client.tsx';
import { useChoices } from '../api/use-choices.ts';
import { useCommand } from '../api/use-command.ts';
import { useLanguage } from '../api/use-language.ts';
import { HandoverSheetItem } from '../documents/index.ts';
import { personDrawer } from '../consent/index.ts';
import { zaloDrawer } from '../contacts/index.ts';
import { useDebtFact } from '../receivables/index.ts';
import { DayText } from '../ui/DayText.tsx';
import { dayOf, writeNumber } from '../ui/formats.ts';
import { initialsFor } from '../ui/initials.ts';
import { LaterMenu } from '../ui/later.tsx';
import { RecordHeader } from '../ui/RecordHeader.tsx';
import { writtenKeys } from '../ui/shortcuts.tsx';
import { showUndoToast } from '../ui/toasts.tsx';
import { useNow } from '../ui/use-now.ts';
import { newVisitDrawer } from '../visits/index.ts';
import classes from './CustomerPage.module.css';
import { pageTabs } from './search-params.ts';
import { StageBadge } from './StageBadge.tsx';
import { TradingBadge } from './TradingBadge.tsx';
import { useStanding } from './use-standing.ts';

/** Who the customer is, how things stand, and what can be done with one click. */
export function CustomerHeader({
  customer,
  isReadOnly,
  onRecord,
}: {
  customer: Customer;
  isReadOnly: boolean;
  onRecord: () => void;
}) {
  const { t } = useTranslation(['customers', 'ui', 'persons', 'contacts']);
  const navigate = useNavigate();
  const language = useLanguage();
  const now = useNow();
  const sources = useChoices('lead_source');
  const { desktop } = useHost();
  const standing = useStanding(customer.id);
  const debt = useDebtFact(customer.id);
  const remove = useCommand((client, id: string) => client.customers.delete({ ids: [id] }), {
    done: () => t('deleted', { count: 1, shown: writeNumber(1, language) }),
  });
  // Whoever asked that the data be used no more is not called from here.
  const isRestricted = customer.restrictedOn !== null;
  const phone = customer.phone === null ? null : (findPhones(customer.phone)[0]?.e164 ?? null);

  const zalo = isRestricted ? null : zaloAddressOf({ zalo: null, phone: customer.phone });

  function openOutside(href: string) {
    if (desktop === null) window.location.assign(href);
    else void desktop.openExternal(href);
  }

  const day = (value: string | null) =>
    value === null ? t('page.never') : <DayText value={value} now={now} withDistance withTime={false} />;
  return (
    <RecordHeader
      mark={initialsFor(customer.name)}
      title={customer.name}
      under={<Under customer={customer} />}
      facts={[
        { label: t('fields.lifecycle'), value: <StageBadge lifecycle={customer.lifecycle} /> },
        ...(standing === undefined
          ? []
          : [{ label: t('standing.tradingState'), value: <TradingBadge state={standing.tradingState} /> }]),
        ...(debt === undefined ? [] : [debt]),
        { label: t('fields.rating'), value: customer.rating ?? '–' },
        { label: t('fields.lastVisitAt'), value: day(customer.lastVisitAt) },
        {
          label: t('fields.nextVisitAt'),
          value: customer.nextVisitAt === null ? t('page.never') : <DayText value={customer.nextVisitAt} now={now} withTime />,
        },
        { label: t('fields.source'), value: customer.source === null ? '–' : sources.wordFor(customer.source) },
      ]}
      actions={
        <>
          {phone === null || isRestricted ? null : (
            <Button variant="default" onClick={() => openOutside(`tel:${phone}`)}>
              {t('page.call')}
            </Button>
          )}
          {customer.email === null || isRestricted ? null : (
            <Button variant="default" onClick={() => openOutside(`mailto:${customer.email}`)}>
              {t('page.email')}
            </Button>
          )}
          {zalo === null ? null : (
            <Button
              variant="default"
              onClick={() =>
                zaloDrawer.open({
                  customerId: customer.id,
                  name: customer.name,
                  address: zalo,
                  greeting: greetingOf(customer, now),
                })
              }
            >
              {t('contacts:zalo.button')}
            </Button>
          )}
          {isReadOnly ? null : (
            <Button variant="default" onClick={() => newVisitDrawer.open({ customer: { id: customer.id, name: customer.name } })}>
              {t('page.planVisit')}
            </Button>
          )}
          {isReadOnly ? null : (
            <Button title={writtenKeys('record')} onClick={onRecord}>
              {t('page.record')}
            </Button>
          )}
          <LaterMenu
            position="bottom-end"
            button={(opener) => (
              <ActionIcon {...opener} variant="default" size={30} aria-label={t('ui:more')}>
                <IconDots size={16} stroke={1.75} aria-hidden />
              </ActionIcon>
            )}
          >
            <Menu.Dropdown>
              <Menu.Item
                onClick={() => {
                  void navigator.clipboard
                    .writeText(window.location.href)
                    .then(() => showUndoToast({ message: t('page.linkCopied'), id: 'link' }));
                }}
              >
                {t('page.copyLink')}
              </Menu.Item>
              {customer.kind === 'person' ? (
                <Menu.Item onClick={() => personDrawer.open({ customerId: customer.id, contactId: null, name: customer.name })}>
                  {t('persons:open')}
                </Menu.Item>
              ) : null}
              {isReadOnly ? null : <HandoverSheetItem customer={customer} />}
              {isReadOnly ? null : (
                <Menu.Item
                  color="red"
                  onClick={() =>
                    void remove.run(customer.id).then((done) => (done === null ? undefined : navigate({ to: '/customers' })))
                  }
                >
                  {t('page.delete')}
                </Menu.Item>
              )}
            </Menu.Dropdown>
          </LaterMenu>
        </>
      }
      tabs={
        <Tabs.List className={classes.tabs ?? ''} aria-label={t('page.tabs')}>
          {pageTabs.map((tab) => (
            <Tabs.Tab key={tab} value={tab} className={classes.tab ?? ''}>
              {t(`page.tab.${tab}`)}
            </Tabs.Tab>
          ))}
        </Tabs.List>
      }
    />
  );
}

/** A company is addressed as a whole; a person by the rule of salutations. */
function greetingOf(customer: Customer, now: number): string {
  return customer.kind === 'person' ? addressOf(customer, { today: dayOf(now) }).greeting : `Kính gửi ${customer.name}`;
}

function Under({ customer }: { customer: Customer }) {
  const { t } = useTranslation('customers');
  const isValid = customer.taxCode !== null && checkTaxCode(customer.taxCode).status === 'valid';
  const province = customer.provinceCode === null ? null : provinceName(customer.provinceCode);
  const rest = [
    customer.tradeName,
    province,
    customer.ownerName === null ? t('page.noOwner') : t('page.owner', { name: customer.ownerName }),
  ].filter((part) => part !== null && part !== '');
  return (
    <>
      {customer.taxCode === null ? null : (
        <>
          {t('page.taxCode', { taxCode: customer.taxCode })}
          {isValid ? <IconCheck className={classes.tick} size={13} aria-label={t('taxCode.valid')} /> : null}
          {' · '}
        </>
      )}
      {rest.join(' · ')}
    </>
  );
}

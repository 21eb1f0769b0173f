import { Select } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { consentChannels } from '../../src-shared/customers/customer-record.ts';
import { useChoices } from '../api/use-choices.ts';
import type { ListState } from './use-list-state.ts';

const usualChannel = 'zalo';

/** Whom one may contact: for which purpose, and on which channel. */
export function ConsentFilter({ state }: { state: ListState }) {
  const { t } = useTranslation('persons');
  const { t: words } = useTranslation('customers');
  const purposes = useChoices('consent_purpose');
  const consent = state.own.consent;
  return (
    <>
      <Select
        label={t('filter.purpose')}
        placeholder={words('filterAny')}
        data={[...purposes.options]}
        value={consent?.purpose ?? null}
        clearable
        comboboxProps={{ withinPortal: false }}
        onChange={(purpose) =>
          state.changeFilter({ consent: purpose === null ? undefined : { purpose, channel: consent?.channel ?? usualChannel } })
        }
      />
      {consent === undefined ? null : (
        <Select
          label={t('filter.channel')}
          data={consentChannels.filter((channel) => channel !== 'any').map((value) => ({ value, label: t(`channel.${value}`) }))}
          value={consent.channel}
          allowDeselect={false}
          comboboxProps={{ withinPortal: false }}
          onChange={(value) => {
            const channel = consentChannels.find((known) => known === value);
            if (channel !== undefined) state.changeFilter({ consent: { ...consent, channel } });
          }}
        />
      )}
    </>
  );
}

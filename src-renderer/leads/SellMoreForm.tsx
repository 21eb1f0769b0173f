import { TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { parseDong } from '../../src-shared/lib/money.ts';
import { useCommand } from '../api/use-command.ts';
import { FormDrawer } from '../ui/FormDrawer.tsx';
import { readDay } from '../ui/formats.ts';
import { MoneyInput } from '../ui/MoneyInput.tsx';
import { TextArea } from '../ui/TextArea.tsx';
import type { FurtherSale } from './drawers.ts';
import classes from './Leads.module.css';

/** A further opportunity with somebody who has bought, or was cared for; what it came from stands on it. */
export function SellMoreForm({ start, onClose }: { start: FurtherSale; onClose: () => void }) {
  const { t } = useTranslation('leads');
  const { customer, origin } = start;
  const [values, setValues] = useState({
    title: start.title ?? '',
    value: '',
    closeOn: start.closeOn ?? '',
    needs: start.needs ?? '',
  });
  const [isTried, setIsTried] = useState(false);
  const valueDong = values.value.trim() === '' ? null : parseDong(values.value);
  const expectedCloseOn = values.closeOn.trim() === '' ? null : readDay(values.closeOn);
  const isTitleless = values.title.trim() === '';
  const isBadMoney = values.value.trim() !== '' && (valueDong ?? -1) < 0;
  const isBadDay = values.closeOn.trim() !== '' && expectedCloseOn === null;
  const make = useCommand(
    (client, title: string) =>
      client.opportunities.create({
        customerId: customer.id,
        title,
        valueDong,
        expectedCloseOn,
        needs: values.needs,
        ...(origin === null ? {} : { originEntity: origin.entity, originId: origin.id }),
      }),
    { done: (_made, title) => t('soldMore', { title: title.trim(), name: customer.name }), isQuiet: true },
  );
  async function save() {
    setIsTried(true);
    if (isTitleless || isBadMoney || isBadDay || (await make.run(values.title)) === null) return;
    onClose();
  }
  return (
    <FormDrawer
      isOpen
      title={t('sellMoreOf', { name: customer.name })}
      saveLabel={t('convertSave')}
      isSaving={make.isRunning}
      failure={make.failure}
      onSave={() => void save()}
      onClose={onClose}
    >
      <TextInput
        label={t('titleField')}
        withAsterisk
        data-autofocus
        maxLength={300}
        value={values.title}
        error={isTried && isTitleless ? t('titleMissing') : make.fields['title']}
        onChange={(event) => setValues({ ...values, title: event.currentTarget.value })}
      />
      <div className={classes.pair}>
        <MoneyInput
          label={t('value')}
          value={values.value}
          error={isTried && isBadMoney ? t('badMoney') : make.fields['valueDong']}
          onChange={(value) => setValues({ ...values, value })}
        />
        <TextInput
          label={t('closeOn')}
          placeholder="dd/mm/yyyy"
          maxLength={12}
          value={values.closeOn}
          error={isTried && isBadDay ? t('badDay') : make.fields['expectedCloseOn']}
          onChange={(event) => setValues({ ...values, closeOn: event.currentTarget.value })}
        />
      </div>
      <TextArea
        label={t('need')}
        maxLength={5000}
        value={values.needs}
        onChange={(event) => setValues({ ...values, needs: event.currentTarget.value })}
      />
    </FormDrawer>
  );
}

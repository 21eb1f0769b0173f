import { TextInput } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useCommand } from '../api/use-command.ts';
import { FormDrawer } from '../ui/FormDrawer.tsx';
import { TextArea } from '../ui/TextArea.tsx';
import { competitorPriceDrawer, newCompetitorDrawer } from './drawers.ts';
import { PriceForm } from './PriceForm.tsx';

/** The drawers of competitors, which any screen may open; the frame shows them. */
export function CompetitorDrawers() {
  const price = competitorPriceDrawer.use();
  const isNew = newCompetitorDrawer.use() !== null;
  return (
    <>
      {price === null ? null : <PriceForm start={price} onClose={competitorPriceDrawer.close} />}
      {isNew ? <NewCompetitor onClose={newCompetitorDrawer.close} /> : null}
    </>
  );
}

const empty = { name: '', website: '', strengths: '', weaknesses: '' };

function NewCompetitor({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation('competitors');
  const navigate = useNavigate();
  const [values, setValues] = useState(empty);
  const [isTried, setIsTried] = useState(false);
  const create = useCommand((client, input: typeof empty) => client.competitors.create(input), {
    done: (_made, { name }) => t('created', { name: name.trim() }),
    isQuiet: true,
  });
  const isNameless = values.name.trim() === '';
  async function save() {
    setIsTried(true);
    if (isNameless) return;
    const made = await create.run(values);
    if (made === null) return;
    onClose();
    await navigate({ to: '/competitors/$id', params: { id: made.id } });
  }
  const field = (key: keyof typeof empty) => ({
    label: t(key),
    value: values[key],
    error: create.fields[key],
    onChange: (event: { currentTarget: { value: string } }) => setValues({ ...values, [key]: event.currentTarget.value }),
  });
  return (
    <FormDrawer
      isOpen
      title={t('new')}
      isSaving={create.isRunning}
      failure={create.failure}
      onSave={() => void save()}
      onClose={onClose}
    >
      <TextInput
        {...field('name')}
        withAsterisk
        data-autofocus
        maxLength={200}
        error={isTried && isNameless ? t('nameRequired') : create.fields['name']}
      />
      <TextInput {...field('website')} maxLength={300} inputMode="url" />
      <TextArea {...field('strengths')} maxLength={2000} />
      <TextArea {...field('weaknesses')} maxLength={2000} />
    </FormDrawer>
  );
}

import { Button, PasswordInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { AppError } from '../../src-shared/rpc/errors.ts';
import { useClient } from '../api/client.tsx';
import { refusedFields, sentenceOf } from '../api/errors.ts';
import { useLanguage } from '../api/use-language.ts';
import { Card } from '../ui/Card.tsx';
import { showUndoToast } from '../ui/toasts.tsx';
import classes from './OfficeSettings.module.css';

type Field = 'current' | 'next';

/** Another password; a refusal stands at the field that it is about. */
export function PasswordCard() {
  const { t } = useTranslation('office');
  const client = useClient();
  const language = useLanguage();
  const [values, setValues] = useState<Readonly<Record<Field, string>>>({ current: '', next: '' });
  const [problems, setProblems] = useState<Partial<Record<Field, string>>>({});
  const [failure, setFailure] = useState<string | null>(null);
  const [isRunning, setIsRunning] = useState(false);

  async function submit() {
    setFailure(null);
    const missing = (['current', 'next'] as const).filter((field) => values[field] === '');
    setProblems(Object.fromEntries(missing.map((field) => [field, t('settings.required')])));
    if (missing.length > 0) return;
    setIsRunning(true);
    try {
      await client.office.changePassword(values);
      setValues({ current: '', next: '' });
      showUndoToast({ message: t('settings.changed'), id: 'password' });
    } catch (error) {
      const code = error instanceof AppError ? error.code : 'unexpected';
      const sentence = sentenceOf(error, language);
      const refused = refusedFields(error, language);
      if (code === 'wrong-password') setProblems({ current: sentence });
      else if (code === 'too-weak-password') setProblems({ next: sentence });
      else if (Object.keys(refused).length > 0) setProblems(refused);
      else setFailure(sentence);
    } finally {
      setIsRunning(false);
    }
  }

  const field = (name: Field) => ({
    value: values[name],
    error: problems[name],
    maxLength: 200,
    autoComplete: name === 'current' ? 'current-password' : 'new-password',
    visibilityToggleButtonProps: { 'aria-label': t('signIn.show'), tabIndex: 0 },
    onChange: (event: { currentTarget: { value: string } }) => {
      setValues({ ...values, [name]: event.currentTarget.value });
      setProblems(({ [name]: _gone, ...others }) => others);
    },
  });
  return (
    <Card title={t('settings.password')}>
      <form
        className={classes.form}
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          if (!isRunning) void submit();
        }}
      >
        <PasswordInput {...field('current')} label={t('settings.current')} />
        <PasswordInput
          {...field('next')}
          label={t('settings.next')}
          description={t('settings.nextHint')}
          inputWrapperOrder={['label', 'input', 'description', 'error']}
        />
        <p className={classes.text}>{t('settings.passwordText')}</p>
        {failure === null ? null : (
          <p className={classes.failure} role="alert">
            {failure}
          </p>
        )}
        <Button type="submit" loading={isRunning}>
          {t('settings.change')}
        </Button>
      </form>
    </Card>
  );
}

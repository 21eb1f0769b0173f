import { Button, PasswordInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { OfficeStatus } from '../../src-shared/office/office.contract.ts';
import { errorText } from '../../src-shared/texts/texts.ts';
import { useCommand } from '../api/use-command.ts';
import { useLanguage } from '../api/use-language.ts';
import { writeNumber } from '../ui/formats.ts';
import { showUndoToast } from '../ui/toasts.tsx';
import classes from './OfficePopover.module.css';

/**
 * The session has ended: only the password is asked for, everything else is known. Where an administrator set it, the person's own is
 * asked for beside it. `isRevoked`: an administrator ended this laptop, which goes on as a new one.
 */
export function SignInAgain({ account, isRevoked = false }: { account: string; isRevoked?: boolean }) {
  const { t } = useTranslation('office');
  const language = useLanguage();
  const signIn = useCommand((client, passwords: { password: string; newPassword?: string }) => client.office.signIn(passwords), {
    isQuiet: true,
  });
  const [password, setPassword] = useState('');
  const [own, setOwn] = useState<string | null>(null);
  const [problem, setProblem] = useState<{ field: 'password' | 'own'; sentence: string } | null>(null);

  async function submit() {
    if (password === '' || own === '') return;
    setProblem(null);
    const outcome = await signIn.attempt(own === null ? { password } : { password, newPassword: own });
    if (outcome.isDone) {
      setPassword('');
      setOwn(null);
      showUndoToast({ message: t(isRevoked ? 'signIn.rejoined' : 'signIn.done'), id: 'signed-in' });
    } else if (outcome.code === 'password-change-due') setOwn('');
    else setProblem({ field: outcome.code === 'too-weak-password' ? 'own' : 'password', sentence: outcome.sentence });
  }

  return (
    <form
      className={classes.action}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void submit();
      }}
    >
      <PasswordInput
        label={t('signIn.password', { account })}
        value={password}
        maxLength={200}
        autoComplete="current-password"
        error={problem?.field === 'password' ? problem.sentence : null}
        visibilityToggleButtonProps={{ 'aria-label': t('signIn.show'), tabIndex: 0 }}
        onChange={(event) => setPassword(event.currentTarget.value)}
      />
      {own === null ? null : (
        <>
          <p role="status">{errorText(language, 'password-change-due')}</p>
          <PasswordInput
            label={t('settings.next')}
            description={t('settings.nextHint')}
            inputWrapperOrder={['label', 'input', 'description', 'error']}
            value={own}
            maxLength={200}
            autoFocus
            autoComplete="new-password"
            error={problem?.field === 'own' ? problem.sentence : null}
            visibilityToggleButtonProps={{ 'aria-label': t('signIn.show'), tabIndex: 0 }}
            onChange={(event) => setOwn(event.currentTarget.value)}
          />
        </>
      )}
      <Button type="submit" loading={signIn.isRunning}>
        {t(isRevoked ? 'signIn.rejoin' : 'signIn.submit')}
      </Button>
    </form>
  );
}

/** The server was put back to an earlier day: says what will happen before it does. */
export function AcceptRestored() {
  const { t } = useTranslation('office');
  const accept = useCommand((client, _input: null) => client.office.acceptRestoredOffice({}));
  return (
    <div className={classes.action}>
      <p>{t('restored.text')}</p>
      <Button loading={accept.isRunning} onClick={() => void accept.run(null)}>
        {t('restored.submit')}
      </Button>
    </div>
  );
}

/** The office wants very many records off this laptop at once: a person has to say yes. */
export function AllowRemovals({ details }: { details: NonNullable<OfficeStatus['problem']>['details'] }) {
  const { t } = useTranslation('office');
  const language = useLanguage();
  const allow = useCommand((client, _input: null) => client.office.allowRemovals({}));
  const rows = details['rows'];
  return (
    <div className={classes.action}>
      <p>
        {typeof rows === 'number'
          ? t('removals.text', { count: rows, shown: writeNumber(rows, language) })
          : t('removals.textUnknown')}
      </p>
      <Button color="red" loading={allow.isRunning} onClick={() => void allow.run(null)}>
        {t('removals.submit')}
      </Button>
    </div>
  );
}

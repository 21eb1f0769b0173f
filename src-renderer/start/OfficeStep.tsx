import { Button, PasswordInput, Progress, TextInput } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { IconCircleCheck } from '@tabler/icons-react';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { AppError } from '../../src-shared/rpc/errors.ts';
import type { ErrorCode } from '../../src-shared/rpc/errors.ts';
import type { Job } from '../../src-shared/rpc/events.ts';
import { errorText } from '../../src-shared/texts/texts.ts';
import { useCapabilities } from '../api/use-capabilities.ts';
import { useClient } from '../api/client.tsx';
import { refusedFields, sentenceOf } from '../api/errors.ts';
import { useJobs } from '../api/use-jobs.ts';
import { useLanguage } from '../api/use-language.ts';
import type { Language } from '../locales/i18n.ts';
import { writeNumber } from '../ui/formats.ts';
import classes from './Start.module.css';

type Field = 'address' | 'account' | 'password' | 'newPassword' | 'deviceName';
type Form = Readonly<Record<Field, string>>;
type Probe =
  | { readonly state: 'none' | 'looking' }
  | { readonly state: 'found'; readonly version: string }
  | { readonly state: 'failed'; readonly sentence: string };

/** Refusals that are about what stands in one field, and which. */
const fieldOfCode: Partial<Record<ErrorCode, Field>> = {
  offline: 'address',
  'not-an-office': 'address',
  'server-too-old': 'address',
  'client-too-old': 'address',
  'wrong-password': 'password',
  'too-weak-password': 'newPassword',
};

/** Joining the office: where it is, who I am, what this laptop is called; then the first sync with how far it is.
 * `found`: the job that joins already, begun before this screen was. */
export function OfficeStep({ found, onBack }: { found: string | null; onBack: () => void }) {
  const { t } = useTranslation('start');
  const client = useClient();
  const language = useLanguage();
  const queries = useQueryClient();
  const ownName = useCapabilities()?.deviceName;
  const [typed, setTyped] = useState<Form>({ address: '', account: '', password: '', newPassword: '', deviceName: '' });
  const [isNamed, setIsNamed] = useState(false);
  // The computer's own name, or what a browser says of it, until somebody writes another.
  const form: Form = isNamed ? typed : { ...typed, deviceName: ownName ?? t('office.deviceStandard', { system: systemName() }) };
  const [probe, setProbe] = useState<Probe>({ state: 'none' });
  const [problems, setProblems] = useState<Partial<Record<Field, string>>>({});
  const [failure, setFailure] = useState<string | null>(null);
  const [isTriedAgain, setIsTriedAgain] = useState(false);
  const [isJoining, setIsJoining] = useState(false);
  const jobs = useJobs();
  const isFoundRunning = jobs.some(({ id, state }) => id === found && (state === 'running' || state === 'done'));
  /** The password is one that an administrator gave: the office wants the person's own. */
  const [needsOwn, setNeedsOwn] = useState(false);
  const asked = useRef('');

  function change(field: Field, value: string) {
    if (field === 'deviceName') setIsNamed(true);
    setTyped((before) => ({ ...before, [field]: value }));
    setProblems(({ [field]: _gone, ...others }) => others);
    if (field === 'address') {
      asked.current = '';
      setProbe({ state: 'none' });
    }
  }

  async function look() {
    const address = form.address.trim();
    if (address === '' || asked.current === address) return;
    asked.current = address;
    setProbe({ state: 'looking' });
    const outcome = await client.office.probe({ address }).then(
      (found): Probe => ({ state: 'found', version: found.version }),
      (error: unknown): Probe => ({
        state: 'failed',
        sentence: refusedFields(error, language)['address'] ?? sentenceOf(error, language),
      }),
    );
    // An answer about an address that has been changed since says nothing about the new one.
    if (asked.current === address) setProbe(outcome);
  }

  async function join() {
    setFailure(null);
    setIsTriedAgain(true);
    const asked = (Object.keys(form) as Field[]).filter((field) => field !== 'newPassword' || needsOwn); // the form's own keys
    const missing = asked.filter((field) => form[field].trim() === '');
    if (missing.length > 0) return setProblems(Object.fromEntries(missing.map((field) => [field, t('alone.required')])));
    setProblems({});
    setIsJoining(true);
    try {
      await client.office.join({
        address: form.address.trim(),
        account: form.account.trim(),
        password: form.password,
        ...(needsOwn ? { newPassword: form.newPassword } : {}),
        deviceName: form.deviceName.trim(),
      });
      await queries.invalidateQueries();
    } catch (error) {
      setIsJoining(false);
      const code = error instanceof AppError ? error.code : 'unexpected';
      const field = fieldOfCode[code];
      const refused = refusedFields(error, language);
      if (code === 'password-change-due') setNeedsOwn(true);
      else if (field !== 'newPassword' && Object.keys(refused).length > 0) setProblems(refused);
      else if (field !== undefined) {
        if (field === 'address') setProbe({ state: 'none' });
        setProblems({ [field]: sentenceOf(error, language) });
      } else setFailure(code === 'cancelled' ? t('office.stopped') : sentenceOf(error, language));
    }
  }

  if (isJoining || isFoundRunning) return <FirstSync />;
  const shownFailure = failure ?? (isTriedAgain ? null : failureOf(jobs, found, language, t('office.stopped')));
  const text = (field: Field) => ({
    value: form[field],
    error: problems[field],
    onChange: (event: { currentTarget: { value: string } }) => change(field, event.currentTarget.value),
  });
  return (
    <form
      className={classes.form}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void join();
      }}
    >
      <h1 className={classes.title}>{t('office.joinTitle')}</h1>
      <p className={classes.explain}>{t('office.joinText')}</p>
      <TextInput
        {...text('address')}
        label={t('office.address')}
        placeholder={t('office.addressExample')}
        maxLength={300}
        autoFocus
        inputMode="url"
        autoCapitalize="none"
        spellCheck={false}
        error={problems.address ?? (probe.state === 'failed' ? probe.sentence : undefined)}
        inputWrapperOrder={['label', 'input', 'description', 'error']}
        description={<ProbeLine probe={probe} />}
        onBlur={() => void look()}
      />
      <div className={classes.pair}>
        <TextInput
          {...text('account')}
          label={t('office.account')}
          placeholder={t('office.accountExample')}
          maxLength={200}
          autoComplete="username"
          autoCapitalize="none"
          spellCheck={false}
        />
        <PasswordInput
          {...text('password')}
          label={t('office.password')}
          maxLength={200}
          autoComplete="current-password"
          visibilityToggleButtonProps={{ 'aria-label': t('office.showPassword'), tabIndex: 0 }}
        />
      </div>
      {needsOwn ? (
        <>
          <p className={classes.explain} role="status">
            {errorText(language, 'password-change-due')}
          </p>
          <PasswordInput
            {...text('newPassword')}
            label={t('office.newPassword')}
            description={t('office.newPasswordHint')}
            inputWrapperOrder={['label', 'input', 'description', 'error']}
            maxLength={200}
            autoFocus
            autoComplete="new-password"
            visibilityToggleButtonProps={{ 'aria-label': t('office.showPassword'), tabIndex: 0 }}
          />
        </>
      ) : null}
      <TextInput
        {...text('deviceName')}
        label={t('office.deviceName')}
        description={t('office.deviceNameHint')}
        inputWrapperOrder={['label', 'input', 'description', 'error']}
        maxLength={100}
      />
      {shownFailure === null ? null : (
        <p className={classes.failure} role="alert">
          {shownFailure}
        </p>
      )}
      <div className={classes.buttons}>
        <Button variant="default" onClick={onBack}>
          {t('alone.back')}
        </Button>
        <Button type="submit">{t('office.join')}</Button>
      </div>
    </form>
  );
}

/** Why the job that was found running could not do it; null while it runs, and where none was found. */
export function failureOf(jobs: readonly Job[], found: string | null, language: Language, stopped?: string): string | null {
  const error = jobs.find(({ id }) => id === found)?.error ?? null;
  if (error === null) return null;
  return error.code === 'cancelled' && stopped !== undefined ? stopped : errorText(language, error.code);
}

function ProbeLine({ probe }: { probe: Probe }) {
  const { t } = useTranslation('start');
  return (
    <span role="status">
      {probe.state === 'looking' ? t('office.looking') : null}
      {probe.state === 'found' ? (
        <span className={classes.found}>
          <IconCircleCheck size={14} stroke={1.75} aria-hidden /> {t('office.found', { version: probe.version })}
        </span>
      ) : null}
    </span>
  );
}

/** The first sync: how many rows came, and a way to stop that keeps what came for the next try. */
function FirstSync() {
  const { t } = useTranslation('start');
  const client = useClient();
  const language = useLanguage();
  const job = useJobs().find((other) => other.kind === 'join' && other.state === 'running');
  const [isStopping, setIsStopping] = useState(false);
  const done = job === undefined ? 0 : job.done;
  const total = job?.total ?? null;
  const percent = total === null || total === 0 ? 0 : (100 * done) / total;
  const sentence =
    job === undefined
      ? t('office.connecting')
      : total !== null
        ? t('office.progress', { done: writeNumber(done, language), total: writeNumber(total, language) })
        : done > 0
          ? t('office.progressOpen', { done: writeNumber(done, language) })
          : t('office.loading');
  return (
    <div className={classes.form}>
      <h1 className={classes.title}>{t('office.joinTitle')}</h1>
      <p className={`${classes.explain} fb-figures`} role="status">
        {sentence}
      </p>
      <Progress value={percent} animated={percent === 0} aria-label={t('office.loading')} />
      <p className={classes.explain}>{t('office.keepOpen')}</p>
      <div className={classes.buttons}>
        <Button
          variant="default"
          disabled={job === undefined}
          loading={isStopping}
          onClick={() => {
            if (job === undefined) return;
            setIsStopping(true);
            void client.jobs.cancel({ id: job.id }).finally(() => setIsStopping(false));
          }}
        >
          {t('office.stop')}
        </Button>
      </div>
    </div>
  );
}

/** What this laptop runs, as a name that its owner recognises. */
function systemName(): string {
  const agent = navigator.userAgent;
  return /Windows/.test(agent) ? 'Windows' : /Mac OS/.test(agent) ? 'Mac' : /Linux/.test(agent) ? 'Linux' : '1';
}

import { Anchor, Button, Progress, SegmentedControl, TextInput } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { IconArrowRight, IconBuilding, IconBuildingWarehouse, IconUser } from '@tabler/icons-react';
import type { TablerIcon } from '@tabler/icons-react';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useCommand } from '../api/use-command.ts';
import { useJobs } from '../api/use-jobs.ts';
import { useLanguage } from '../api/use-language.ts';
import { RestoreFromFile } from '../backup/index.ts';
import { KeptProfiles } from '../profile/index.ts';
import { useSettings } from '../settings/index.ts';
import { writeNumber } from '../ui/formats.ts';
import { failureOf, OfficeStep } from './OfficeStep.tsx';
import classes from './Start.module.css';

type Step = 'choose' | 'demo' | 'alone' | 'office' | 'restore';

/** The first start asks one thing. Two of the answers work without any network; joining an office needs it once. */
export function StartScreen() {
  const { t } = useTranslation('start');
  const { settings, change } = useSettings();
  const [step, setStep] = useState<Step>('choose');
  // After a reload (F5, a window that crashed) the core still makes what was asked for: its step comes back, not the question.
  const running = useJobs().find(({ kind, state }) => (kind === 'join' || kind === 'demo') && state === 'running');
  const [found, setFound] = useState<string | null>(null);
  if (step === 'choose' && running !== undefined && running.id !== found) {
    setFound(running.id);
    setStep(running.kind === 'join' ? 'office' : 'demo');
  }
  const back = () => {
    setFound(null);
    setStep('choose');
  };
  return (
    <main className={classes.page}>
      <div className={classes.topRight}>
        <SegmentedControl
          value={settings.language}
          onChange={(language) => change({ language: language === 'en' ? 'en' : 'vi' })}
          data={[
            { value: 'vi', label: 'Tiếng Việt' },
            { value: 'en', label: 'English' },
          ]}
        />
      </div>
      <div className={classes.box}>
        <div className={classes.brand}>
          <span className={classes.mark} aria-hidden />
          Fieldbook
        </div>
        {step === 'choose' ? (
          <>
            <h1 className={classes.title}>{t('welcome')}</h1>
            <p className={classes.text}>{t('welcomeText')}</p>
            <div className={classes.choices}>
              <Choice
                icon={IconBuildingWarehouse}
                title={t('demo.title')}
                text={t('demo.text')}
                onClick={() => setStep('demo')}
              />
              <Choice icon={IconUser} title={t('alone.title')} text={t('alone.text')} onClick={() => setStep('alone')} />
              <Choice icon={IconBuilding} title={t('office.title')} text={t('office.text')} onClick={() => setStep('office')} />
            </div>
            <p className={classes.more}>
              <Anchor component="button" type="button" size="sm" onClick={() => setStep('restore')}>
                {t('restore.link')}
              </Anchor>
            </p>
            <KeptProfiles />
          </>
        ) : null}
        {step === 'demo' ? <DemoStep found={found} onBack={back} /> : null}
        {step === 'alone' ? <AloneStep onBack={back} /> : null}
        {step === 'restore' ? <RestoreStep onBack={back} /> : null}
        {step === 'office' ? <OfficeStep found={found} onBack={back} /> : null}
      </div>
    </main>
  );
}

function Choice({ icon: Icon, title, text, onClick }: { icon: TablerIcon; title: string; text: string; onClick: () => void }) {
  return (
    <button type="button" className={classes.choice} onClick={onClick}>
      <span className={classes.icon}>
        <Icon size={24} stroke={1.5} aria-hidden />
      </span>
      <span>
        <span className={classes.choiceTitle}>{title}</span>
        <span className={classes.choiceText}>{text}</span>
      </span>
      <IconArrowRight className={classes.arrow} size={18} stroke={1.75} aria-hidden />
    </button>
  );
}

/** A new laptop: the backup of the old one and the key that was written down. The program opens with it by itself. */
function RestoreStep({ onBack }: { onBack: () => void }) {
  const { t } = useTranslation('start');
  return (
    <div className={classes.form}>
      <h1 className={classes.title}>{t('restore.title')}</h1>
      <RestoreFromFile needsKey />
      <div className={classes.buttons}>
        <Button variant="default" onClick={onBack}>
          {t('alone.back')}
        </Button>
      </div>
    </div>
  );
}

/** `found`: the job that makes it already, begun before this screen was. */
function DemoStep({ found, onBack }: { found: string | null; onBack: () => void }) {
  const { t } = useTranslation('start');
  const language = useLanguage();
  const queries = useQueryClient();
  const load = useCommand((client, customers: number) => client.demo.load({ customers }), { isQuiet: true });
  const jobs = useJobs();
  const job = jobs.find((other) => other.kind === 'demo' && other.state === 'running');
  const failure = load.failure ?? failureOf(jobs, found, language);
  const { run } = load;
  const isAsked = useRef(found !== null);
  useEffect(() => {
    // React may run an effect twice; the demo company is made once.
    if (isAsked.current) return;
    isAsked.current = true;
    void run(2000).then((made) => (made === null ? undefined : queries.invalidateQueries()));
  }, [run, queries]);
  const percent = job === undefined || job.total === null || job.total === 0 ? 0 : (100 * job.done) / job.total;
  return (
    <div className={classes.form}>
      <h1 className={classes.title}>{t('demo.title')}</h1>
      {failure === null ? (
        <>
          <p className={classes.explain} role="status">
            {job === undefined || job.total === null
              ? t('demo.running')
              : t('demo.progress', { done: writeNumber(job.done, language), total: writeNumber(job.total, language) })}
          </p>
          <Progress value={percent} animated={percent === 0} aria-label={t('demo.running')} />
        </>
      ) : (
        <>
          <p className={classes.failure} role="alert">
            {failure}
          </p>
          <div className={classes.buttons}>
            <Button variant="default" onClick={onBack}>
              {t('alone.back')}
            </Button>
          </div>
        </>
      )}
    </div>
  );
}

function AloneStep({ onBack }: { onBack: () => void }) {
  const { t } = useTranslation('start');
  const queries = useQueryClient();
  const create = useCommand((client, names: { userName: string; companyName: string }) => client.profile.create(names), {
    isQuiet: true,
  });
  const [names, setNames] = useState({ userName: '', companyName: '' });
  const [isChecked, setIsChecked] = useState(false);
  const problem = (text: string) => (isChecked && text.trim() === '' ? t('alone.required') : null);
  async function start() {
    setIsChecked(true);
    if (names.userName.trim() === '' || names.companyName.trim() === '') return;
    if ((await create.run(names)) !== null) await queries.invalidateQueries();
  }
  return (
    <form
      className={classes.form}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void start();
      }}
    >
      <h1 className={classes.title}>{t('alone.title')}</h1>
      <TextInput
        label={t('alone.userName')}
        placeholder={t('alone.userNameExample')}
        value={names.userName}
        maxLength={100}
        error={problem(names.userName)}
        autoFocus
        onChange={(event) => setNames({ ...names, userName: event.currentTarget.value })}
      />
      <TextInput
        label={t('alone.companyName')}
        placeholder={t('alone.companyNameExample')}
        value={names.companyName}
        maxLength={200}
        error={problem(names.companyName)}
        onChange={(event) => setNames({ ...names, companyName: event.currentTarget.value })}
      />
      {create.failure === null ? null : (
        <p className={classes.failure} role="alert">
          {create.failure}
        </p>
      )}
      <div className={classes.buttons}>
        <Button variant="default" onClick={onBack}>
          {t('alone.back')}
        </Button>
        <Button type="submit" loading={create.isRunning}>
          {t('alone.create')}
        </Button>
      </div>
    </form>
  );
}

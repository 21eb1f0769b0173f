import { Button, Checkbox, MultiSelect, Progress, Select } from '@mantine/core';
import type { OptionsFilter } from '@mantine/core';
import { DateInput } from '@mantine/dates';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { MailWords } from '../../src-shared/announcements/announcement-words.ts';
import {
  type AnnouncementQuestion,
  policyKinds,
  standardPerMail,
} from '../../src-shared/announcements/announcements.contract.ts';
import { type againChoices, visitReasons } from '../../src-shared/announcements/who-may-be-told.ts';
import { foldText } from '../../src-shared/vietnam/fold.ts';
import { useClient, useHost } from '../api/client.tsx';
import { chooseSaveTarget, type SaveTarget } from '../api/save-target.ts';
import { useChoices } from '../api/use-choices.ts';
import { useCommand } from '../api/use-command.ts';
import { useJobs } from '../api/use-jobs.ts';
import { useLanguage } from '../api/use-language.ts';
import { useGroups } from '../groups/index.ts';
import { readDay, writeDay, writeNumber } from '../ui/formats.ts';
import { FormDrawer } from '../ui/FormDrawer.tsx';
import { announceDrawer } from './announce-drawer.ts';
import classes from './Announcements.module.css';
import { AudienceCounts } from './AudienceCounts.tsx';
import { MailFields } from './MailFields.tsx';
import { type MailLanguage, useAnnounceable, useMailTemplate, useProposal } from './use-announcements.ts';

type Start = NonNullable<ReturnType<typeof announceDrawer.use>>;
type VisitReason = (typeof visitReasons)[number];
/** Who said no to mails is called only where somebody wants it so. */
const usualReasons: readonly VisitReason[] = ['no-address', 'bad-address', 'no-consent'];

/** A new price policy is told to many; the frame shows it. */
export function AnnounceDrawer() {
  const start = announceDrawer.use();
  return start === null ? null : <AnnounceForm start={start} />;
}

function AnnounceForm({ start }: { start: Start }) {
  const { t } = useTranslation('announcements');
  const language = useLanguage();
  const client = useClient();
  const host = useHost();
  const navigate = useNavigate();
  const { groups } = useGroups();
  const roles = useChoices('contact_role');
  const known = useAnnounceable() ?? [];
  const [mailLanguage, setMailLanguage] = useState<MailLanguage>('vi');
  const template = useMailTemplate(mailLanguage);
  const [policies, setPolicies] = useState<AnnouncementQuestion['policies']>([...start.policies]);
  const [groupIds, setGroupIds] = useState<string[]>([]);
  const [role, setRole] = useState<string | null>(null);
  const [again, setAgain] = useState<(typeof againChoices)[number][]>([]);
  const [without, setWithout] = useState<string[]>([]);
  const [written, setWritten] = useState<MailWords | null>(null);
  const [perMail, setPerMail] = useState(standardPerMail);
  const [hasJob, setHasJob] = useState(false);
  const [reasons, setReasons] = useState<readonly VisitReason[]>(usualReasons);
  const [dueOn, setDueOn] = useState<string | null>(null);
  const [isTried, setIsTried] = useState(false);
  const job = useJobs().find(({ kind, state }) => kind === 'announcement' && state === 'running');

  const chosen = { ...(start.ids === undefined ? {} : { ids: [...start.ids] }), ...(groupIds.length === 0 ? {} : { groupIds }) };
  const question: AnnouncementQuestion = { policies, whom: chosen, role, again, without };
  const make = useCommand(
    (
      core,
      {
        target,
        version,
        recipients,
        words,
      }: { target: SaveTarget | null; version: string; recipients: number; words: MailWords },
    ) =>
      core.announcements.make({
        ...{ ...question, ...words, language: mailLanguage, perMail, version, recipients, file: target?.ref ?? 'none' },
        job: hasJob && reasons.length > 0 ? { reasons: [...reasons], dueOn } : null,
      }),
    {
      isQuiet: true,
      done: ({ recipients, tasks }, { target }) =>
        [
          target === null ? null : t('made', { count: recipients, shown: writeNumber(recipients, language), name: target.name }),
          tasks === 0 ? null : t('madeJob', { count: tasks, shown: writeNumber(tasks, language) }),
        ]
          .filter((part) => part !== null)
          .join(' '),
    },
  );
  const asked = useProposal(question, mailLanguage, make.isRunning);
  const proposal = policies.length === 0 ? undefined : asked.data;
  const problems = (proposal?.policies ?? []).filter(({ problem }) => problem !== null);
  const isHindered = problems.some(({ problem }) => problem !== 'coming');
  const words = written ?? template ?? { subject: '', text: '' };
  const toVisit = (proposal?.left ?? []).filter(({ why }) => visitReasons.some((one) => one === why));
  const isJobAlone = proposal !== undefined && proposal.recipients === 0 && hasJob;

  async function save() {
    setIsTried(true);
    if (proposal === undefined || asked.isPlaceholderData || isHindered || !proposal.isAllowed) return;
    const { version, recipients } = proposal;
    const name = t('fileName', { name: proposal.policy }).slice(0, 100);
    const ending = Math.ceil(recipients / perMail) > 1 ? 'zip' : 'eml';
    const target = recipients === 0 ? null : await chooseSaveTarget(host, 'paper', `${name}.${ending}`);
    if (target === null && recipients > 0) return;
    const made = await make.run({ target, version, recipients, words: { subject: words.subject, text: words.text } });
    if (made === null) return;
    target?.collect();
    announceDrawer.close();
    void navigate(
      made.mails === 0 ? { to: '/tasks', search: { batch: made.id } } : { to: '/prices', search: { tab: 'announcements' } },
    );
  }

  const valueOf = ({ kind, id }: { kind: string; id: string }) => `${kind}:${id}`;
  const choices = policyKinds.map((kind) => ({
    group: t(`kinds.${kind}`),
    items: known.filter((policy) => policy.kind === kind).map((policy) => ({ value: valueOf(policy), label: policy.name ?? '' })),
  }));
  // What was opened stays choosable, also where it is over.
  const missing = (proposal?.policies ?? []).filter(
    (policy) => !known.some((one) => one.id === policy.id) && policy.name !== null,
  );
  const failure = make.fields['policies'] ?? make.fields['recipients'] ?? make.failure;
  return (
    <FormDrawer
      isOpen
      size={620}
      title={t('title')}
      saveLabel={isJobAlone ? t('makeJob') : t('make')}
      isSaving={make.isRunning}
      failure={proposal?.isAllowed === false ? t('notAllowed') : failure}
      onSave={() => void save()}
      onClose={announceDrawer.close}
      notice={
        job === undefined ? null : (
          <div role="status" className={classes.row}>
            <span className={classes.push}>
              {t('progress', { done: writeNumber(job.done, language), total: writeNumber(job.total ?? 0, language) })}
              <Progress value={job.total === null || job.total === 0 ? 0 : (job.done / job.total) * 100} size={6} aria-hidden />
            </span>
            <Button variant="default" onClick={() => void client.jobs.cancel({ id: job.id })}>
              {t('stop')}
            </Button>
          </div>
        )
      }
    >
      <MultiSelect
        label={t('policies')}
        placeholder={policies.length === 0 ? t('policiesHint') : ''}
        data-autofocus
        openOnFocus={false}
        searchable
        filter={byFoldedText}
        maxValues={20}
        data={[
          ...choices.filter(({ items }) => items.length > 0),
          ...missing.map((policy) => ({ value: valueOf(policy), label: policy.name ?? '' })),
        ]}
        value={policies.map(valueOf)}
        error={isTried && policies.length === 0 ? t('noPolicy') : null}
        onChange={(values) => {
          const all = [...known, ...missing];
          setPolicies(
            values.flatMap((value) => all.filter((one) => valueOf(one) === value).map(({ kind, id }) => ({ kind, id }))),
          );
        }}
      />
      {problems.map(({ id, name, problem, fromOn }) => (
        <p
          key={id}
          className={problem === 'coming' ? classes.soft : classes.warning}
          role={problem === 'coming' ? undefined : 'alert'}
        >
          {problem === null ? null : t(`problems.${problem}`, { name: name ?? '', day: fromOn === null ? '' : writeDay(fromOn) })}
        </p>
      ))}
      {start.ids === undefined ? (
        <MultiSelect
          label={t('whom')}
          placeholder={groupIds.length === 0 ? t('whomHint') : ''}
          data={groups.filter(({ isActive }) => isActive).map(({ id, name }) => ({ value: id, label: name }))}
          value={groupIds}
          searchable
          filter={byFoldedText}
          onChange={setGroupIds}
        />
      ) : (
        <p className={classes.soft}>{t('chosen', { count: start.ids.length, shown: writeNumber(start.ids.length, language) })}</p>
      )}
      <Select
        label={t('role')}
        data={[{ value: '', label: t('mainContact') }, ...roles.options]}
        value={role ?? ''}
        allowDeselect={false}
        onChange={(value) => setRole(value === null || value === '' ? null : value)}
      />
      {policies.length === 0 ? null : proposal === undefined ? (
        <p className={classes.soft} role="status">
          {t('counting')}
        </p>
      ) : (
        <>
          <AudienceCounts question={question} proposal={proposal} onAgain={setAgain} onWithout={setWithout} />
          {toVisit.length === 0 ? null : (
            <div className={classes.job}>
              <Checkbox label={t('job')} checked={hasJob} onChange={(event) => setHasJob(event.currentTarget.checked)} />
              {hasJob ? (
                <>
                  <Checkbox.Group
                    label={t('jobReasons')}
                    value={[...reasons]}
                    onChange={(values) => setReasons(visitReasons.filter((one) => values.includes(one)))}
                  >
                    <div className={classes.checks}>
                      {toVisit.map(({ why, count }) => (
                        <Checkbox key={why} value={why} label={`${t(`why.${why}`)}: ${writeNumber(count, language)}`} />
                      ))}
                    </div>
                  </Checkbox.Group>
                  <DateInput
                    label={t('dueOn')}
                    value={dueOn}
                    valueFormat="DD/MM/YYYY"
                    dateParser={readDay}
                    placeholder="dd/mm/yyyy"
                    onChange={setDueOn}
                  />
                </>
              ) : null}
            </div>
          )}
          {proposal.recipients === 0 ? null : (
            <MailFields
              words={words}
              mailLanguage={mailLanguage}
              perMail={perMail}
              proposal={proposal}
              mayChange={template?.mayChange === true}
              refused={make.fields}
              onChange={setWritten}
              onPerMail={setPerMail}
              onLanguage={(wanted) => {
                setMailLanguage(wanted);
                setWritten(null);
              }}
            />
          )}
        </>
      )}
    </FormDrawer>
  );
}

/** Found without accents, as everywhere. */
const byFoldedText: OptionsFilter = ({ options, search }) => {
  const wanted = foldText(search);
  return options.flatMap((option): (typeof options)[number][] => {
    if (!('items' in option)) return foldText(String(option.label)).includes(wanted) ? [option] : [];
    const items = option.items.filter(({ label }) => foldText(String(label)).includes(wanted));
    return items.length === 0 ? [] : [{ ...option, items }];
  });
};

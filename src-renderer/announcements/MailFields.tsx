import { Button, NumberInput, Select, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { fillMail, isLabelled, type MailWords } from '../../src-shared/announcements/announcement-words.ts';
import { mostPerMail, type Proposal } from '../../src-shared/announcements/announcements.contract.ts';
import { useCommand } from '../api/use-command.ts';
import { useLanguage } from '../api/use-language.ts';
import { writeNumber } from '../ui/formats.ts';
import { TextArea } from '../ui/TextArea.tsx';
import classes from './Announcements.module.css';
import type { MailLanguage } from './use-announcements.ts';

/** What the mail says, with its fields filled in beneath, and how many get one. */
export function MailFields({
  words,
  mailLanguage,
  perMail,
  proposal,
  mayChange,
  refused,
  onChange,
  onPerMail,
  onLanguage,
}: {
  words: MailWords;
  mailLanguage: MailLanguage;
  perMail: number;
  proposal: Proposal;
  mayChange: boolean;
  refused: Readonly<Record<string, string>>;
  onChange: (words: MailWords) => void;
  onPerMail: (perMail: number) => void;
  onLanguage: (language: MailLanguage) => void;
}) {
  const { t } = useTranslation('announcements');
  const language = useLanguage();
  const [isShown, setIsShown] = useState(false);
  const save = useCommand((core, wanted: MailWords) => core.announcements.saveTemplate({ ...wanted, language: mailLanguage }), {
    done: () => t('templateSaved'),
  });
  const filled = fillMail(words, proposal);
  const mails = Math.ceil(proposal.recipients / Math.max(1, perMail));
  return (
    <>
      <Select
        label={t('language')}
        data={[
          { value: 'vi', label: t('languages.vi') },
          { value: 'en', label: t('languages.en') },
        ]}
        value={mailLanguage}
        allowDeselect={false}
        onChange={(value) => onLanguage(value === 'en' ? 'en' : 'vi')}
      />
      <TextInput
        label={t('subject')}
        maxLength={300}
        value={words.subject}
        error={refused['subject'] ?? save.fields['subject']}
        onChange={(event) => onChange({ ...words, subject: event.currentTarget.value })}
      />
      {isLabelled(words.subject) ? null : <p className={classes.warning}>{t('unlabelled')}</p>}
      <TextArea
        label={t('text')}
        description={t('fieldsHint', { interpolation: { prefix: '[[', suffix: ']]' } })}
        minRows={6}
        maxRows={14}
        maxLength={20_000}
        value={words.text}
        error={refused['text'] ?? save.fields['text']}
        onChange={(event) => onChange({ ...words, text: event.currentTarget.value })}
      />
      <div className={classes.row}>
        <Button variant="default" size="compact-sm" aria-expanded={isShown} onClick={() => setIsShown(!isShown)}>
          {t('preview')}
        </Button>
        {mayChange ? (
          <Button variant="subtle" size="compact-sm" loading={save.isRunning} onClick={() => void save.run(words)}>
            {t('saveTemplate')}
          </Button>
        ) : null}
      </div>
      {isShown ? (
        <article className={classes.preview} aria-label={t('preview')} tabIndex={0}>
          <strong>{filled.subject}</strong>
          {filled.text}
        </article>
      ) : null}
      <div className={classes.row}>
        <NumberInput
          label={t('perMail')}
          min={1}
          max={mostPerMail}
          allowDecimal={false}
          value={perMail}
          onChange={(value) => {
            const wanted = Math.trunc(Number(value));
            if (wanted >= 1 && wanted <= mostPerMail) onPerMail(wanted);
          }}
        />
        <span className={classes.soft}>{t('mails', { count: mails, shown: writeNumber(mails, language) })}</span>
      </div>
      <p className={classes.soft}>{t('bcc')}</p>
    </>
  );
}

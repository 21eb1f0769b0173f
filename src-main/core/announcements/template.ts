import { type MailWords, standardMail, unknownMailFields } from '../../../src-shared/announcements/announcement-words.ts';
import type { announcementsContract } from '../../../src-shared/announcements/announcements.contract.ts';
import { AppError } from '../../../src-shared/rpc/errors.ts';
import type { HandlersOf } from '../../../src-shared/rpc/procedure.ts';
import type { Context } from '../context.ts';
import { createRoleReader } from '../settings/index.ts';

/** Each half is a row of `office_settings` under this name, so that two people who change two of them both keep theirs. */
const keyOf = (language: 'vi' | 'en', part: keyof MailWords) => `announcement.${language}.${part}`;

/** What a mail about a policy says before anybody writes on it: the office's words, else those that ship. */
export function createMailTemplate(ctx: Context): Pick<HandlersOf<typeof announcementsContract>, 'template' | 'saveTemplate'> {
  const roleOf = createRoleReader(ctx);
  const newest = ctx.db.prepare(
    'SELECT id, value FROM office_settings WHERE "key" = ? AND deleted_at IS NULL ORDER BY created_at DESC, id DESC LIMIT 1',
  );
  const rowOf = (key: string) => newest.get(key) as { id: string; value: string | null } | undefined; // the columns selected
  return {
    template({ language }) {
      const own = { subject: rowOf(keyOf(language, 'subject'))?.value, text: rowOf(keyOf(language, 'text'))?.value };
      const words = { subject: own.subject ?? standardMail[language].subject, text: own.text ?? standardMail[language].text };
      const isStandard = words.subject === standardMail[language].subject && words.text === standardMail[language].text;
      return { ...words, isStandard, mayChange: roleOf() === 'admin' };
    },
    saveTemplate({ language, ...words }) {
      if (roleOf() !== 'admin') throw new AppError('forbidden', 'only an administrator changes what mails say');
      refuseUnknownFields(words);
      const { groupId } = ctx.write.transact((tx) => {
        for (const part of ['subject', 'text'] as const) {
          const row = rowOf(keyOf(language, part));
          if (row === undefined) tx.create('officeSettings', { key: keyOf(language, part), value: words[part] });
          else tx.update('officeSettings', row.id, { value: words[part] });
        }
      });
      return { groupId };
    },
  };
}

/** @throws `invalid`, with the field of the mail in which they stand. */
export function refuseUnknownFields(words: MailWords): void {
  const fields: Record<string, 'unknown-template-field'> = {};
  if (unknownMailFields({ subject: words.subject, text: '' }).length > 0) fields['subject'] = 'unknown-template-field';
  if (unknownMailFields({ subject: '', text: words.text }).length > 0) fields['text'] = 'unknown-template-field';
  if (Object.keys(fields).length > 0) throw new AppError('invalid', 'a field in braces that no mail has', { fields });
}

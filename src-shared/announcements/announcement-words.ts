/** What can be put into the words of a mail, as `{policy}`. */
export const mailFields = ['policy', 'content', 'company', 'seller'] as const;
export type MailField = (typeof mailFields)[number];

export interface MailWords {
  readonly subject: string;
  readonly text: string;
}

/** Advertising says what it is in its subject, and how it is ended (Decree 91/2020). */
export const standardMail: Readonly<Record<'vi' | 'en', MailWords>> = {
  vi: {
    subject: '[QC] {company}: {policy}',
    text: `Kính gửi Quý khách,

{company} xin thông báo chính sách mới:

{content}

Quý khách cần thêm thông tin xin trả lời thư này hoặc gọi cho chúng tôi.

Trân trọng,
{seller}

--
Quý khách nhận thư này vì đã đồng ý nhận thông tin của chúng tôi qua email. Nếu không muốn nhận nữa, xin trả lời “TỪ CHỐI”, chúng tôi sẽ ngừng gửi ngay.`,
  },
  en: {
    subject: '[AD] {company}: {policy}',
    text: `Dear customer,

{company} has news for you:

{content}

For anything else please answer this mail or call us.

Kind regards,
{seller}

--
You get this mail because you agreed to hear from us by e-mail. If you no longer wish to, answer “STOP” and we end it at once.`,
  },
};

const pattern = /\{([^{}\n]{1,40})\}/g;

/** Names in braces that are no field; a mail with one would say nonsense to everybody. */
export function unknownMailFields({ subject, text }: MailWords): string[] {
  const names = [...`${subject}\n${text}`.matchAll(pattern)].map(([, name = '']) => name.trim());
  return [...new Set(names)].filter((name) => !isMailField(name));
}

export function fillMail({ subject, text }: MailWords, values: Readonly<Record<MailField, string>>): MailWords {
  const fill = (words: string) =>
    words.replaceAll(pattern, (whole, name: string) => (isMailField(name.trim()) ? values[name.trim() as MailField] : whole)); // looked at just before
  // A subject is one line, whatever the policy is called.
  return { subject: fill(subject).replaceAll(/\s+/g, ' ').trim(), text: fill(text) };
}

/** Whether a subject says that it is advertising. */
export function isLabelled(subject: string): boolean {
  return /^\s*\[(QC|AD)\]/i.test(subject);
}

function isMailField(name: string): name is MailField {
  return (mailFields as readonly string[]).includes(name); // a list of names holds a name or not
}

export interface TimelineValues {
  readonly policies: string;
  readonly mail: number;
  readonly of: number;
  readonly marks: string;
}

const timeline = {
  vi: {
    draft: 'Đã soạn thư nháp báo chính sách giá: ',
    sent: 'Đã gửi thư báo chính sách giá: ',
    mail: (mail: number, of: number) => ` (thư ${mail}/${of})`,
    notSent: '. Thư được gửi bằng chương trình thư, chưa ghi nhận là đã gửi.',
    asSaid: ', theo lời người gửi.',
    code: 'Mã',
  },
  en: {
    draft: 'A draft was made to announce: ',
    sent: 'A mail was sent to announce: ',
    mail: (mail: number, of: number) => ` (mail ${mail} of ${of})`,
    notSent: '. It goes out by the mail program and is not marked as sent.',
    asSaid: ', as the sender says.',
    code: 'Code',
  },
} as const;

/** What stands in the timeline of whoever is in a draft. Nothing has gone out by then, and it says so. */
export function draftWords({ policies, mail, of, marks }: TimelineValues, language: 'vi' | 'en'): string {
  const t = timeline[language];
  return `${t.draft}${policies}${t.mail(mail, of)}${t.notSent}\n${t.code}: ${marks}`;
}

/** The same once whoever made the draft says that it went out. */
export function asSent(draft: string): string {
  const t = draft.startsWith(timeline.en.draft) ? timeline.en : timeline.vi;
  const said = draft.startsWith(t.draft) ? `${t.sent}${draft.slice(t.draft.length)}` : draft;
  return said.replace(t.notSent, t.asSaid);
}

export interface MailTaskValues {
  readonly policies: string;
  readonly mail: number;
  readonly of: number;
  readonly recipients: number;
}

/** The task of whoever made a draft: to send it. */
export function mailTaskTitle({ policies, mail, of, recipients }: MailTaskValues, language: 'vi' | 'en'): string {
  const head =
    language === 'vi'
      ? `Gửi thư ${mail}/${of} báo giá (${recipients} khách): `
      : `Send mail ${mail} of ${of} (${recipients} customers): `;
  return `${head}${policies}`.slice(0, 300);
}

export function mailTaskNote(file: string, marks: string, language: 'vi' | 'en'): string {
  return language === 'vi'
    ? `Mở tệp ${file} bằng chương trình thư, xem lại rồi gửi. Gửi xong hãy đánh dấu ở Chính sách giá → Thư báo giá.\nMã: ${marks}`
    : `Open ${file} with the mail program, look it over and send it. Then mark it at Price policy → Announcements.\nCode: ${marks}`;
}

/** The job for those who cannot be written to. */
export function jobWords(
  policies: string,
  content: string,
  marks: string,
  language: 'vi' | 'en',
): { title: string; note: string } {
  const title = language === 'vi' ? `Báo chính sách giá mới: ${policies}` : `Tell about the new price policy: ${policies}`;
  const code = language === 'vi' ? `\n\nMã: ${marks}` : `\n\nCode: ${marks}`;
  const head =
    language === 'vi'
      ? 'Khách chưa đồng ý nhận thư hoặc không có email dùng được: hãy gọi hoặc ghé báo trực tiếp.\n\n'
      : 'No consent to mails, or no usable address: please call or visit.\n\n';
  return { title: title.slice(0, 300), note: `${head}${content.slice(0, 5000 - head.length - code.length)}${code}` };
}

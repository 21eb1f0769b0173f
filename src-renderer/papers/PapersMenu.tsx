import { Button, Menu } from '@mantine/core';
import { IconPrinter } from '@tabler/icons-react';
import { useEffect, useState } from 'react';
import { createPortal } from 'react-dom';
import { useTranslation } from 'react-i18next';
import { type PrintedQuote, printQuote } from '../../src-shared/documents/printed-quote.ts';
import { useClient, useHost } from '../api/client.tsx';
import { sentenceOf } from '../api/errors.ts';
import { chooseSaveTarget } from '../api/save-target.ts';
import { useLanguage } from '../api/use-language.ts';
import { findZaloStart, zaloDrawer } from '../contacts/index.ts';
import { dayOf } from '../ui/formats.ts';
import { useNow } from '../ui/use-now.ts';
import { showFailureToast, showUndoToast } from '../ui/toasts.tsx';
import classes from './Papers.module.css';
import { PrintedSheet } from './PrintedSheet.tsx';

/** A quote or an order on paper: as PDF, as a draft of an e-mail with it, or printed from the screen; in either language. */
export function PapersMenu({
  of,
  name,
  customer,
  beforeMaking,
}: {
  of: { readonly quoteId: string } | { readonly orderId: string };
  name: string;
  /** Whose paper it is, and the person at the customer that it is for. */
  customer: { readonly id: string; readonly contactId: string | null };
  beforeMaking?: () => Promise<boolean>;
}) {
  const { t } = useTranslation('papers');
  const client = useClient();
  const host = useHost();
  const language = useLanguage();
  const today = dayOf(useNow());
  const [isBusy, setIsBusy] = useState(false);
  const [printing, setPrinting] = useState<PrintedQuote | null>(null);

  async function make(work: () => Promise<string | null>) {
    setIsBusy(true);
    try {
      // What is typed and not saved would not be on the paper.
      if (beforeMaking !== undefined && !(await beforeMaking())) return;
      const message = await work();
      if (message !== null) showUndoToast({ id: 'paper', message });
    } catch (error) {
      showFailureToast({ title: t('menu.failed'), reason: sentenceOf(error, language) });
    } finally {
      setIsBusy(false);
    }
  }
  const pdf = (inLanguage: 'vi' | 'en') =>
    make(async () => {
      const target = await chooseSaveTarget(host, 'document', `${name}.pdf`);
      if (target === null) return null;
      const { pages } = await client.quotePapers.pdf({ file: target.ref, ...of, language: inLanguage });
      target.collect();
      return t('menu.made', { name: target.name, count: pages });
    });
  const email = (inLanguage: 'vi' | 'en') =>
    make(async () => {
      const target = await chooseSaveTarget(host, 'paper', `${name}.eml`);
      if (target === null) return null;
      const { to } = await client.quotePapers.email({ file: target.ref, ...of, language: inLanguage });
      target.collect();
      return to === null ? t('menu.emailMadeToNobody', { name: target.name }) : t('menu.emailMade', { name: target.name, to });
    });
  /** Zalo takes no file from outside: the PDF lies ready beside the chat that opens. */
  const zalo = () =>
    make(async () => {
      const start = await findZaloStart(client, { customerId: customer.id, contactId: customer.contactId, today });
      if (start === null) return t('menu.zaloNobody');
      const target = await chooseSaveTarget(host, 'document', `${name}.pdf`);
      if (target === null) return null;
      const { pages } = await client.quotePapers.pdf({ file: target.ref, ...of, language: 'vi' });
      target.collect();
      zaloDrawer.open({ ...start, about: { key: name, text: t('menu.zaloText', { name, file: target.name }) } });
      return t('menu.made', { name: target.name, count: pages });
    });
  const print = (inLanguage: 'vi' | 'en') =>
    make(async () => {
      const { quote, template } = await client.quotePapers.get({ ...of, language: inLanguage });
      setPrinting(printQuote(template, quote));
      return null;
    });
  return (
    <>
      <Menu position="bottom-end">
        <Menu.Target>
          <Button variant="default" loading={isBusy} leftSection={<IconPrinter size={15} aria-hidden />}>
            {t('menu.papers')}
          </Button>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item onClick={() => void pdf('vi')}>{t('menu.pdf')}</Menu.Item>
          <Menu.Item onClick={() => void pdf('en')}>{t('menu.pdfEnglish')}</Menu.Item>
          <Menu.Item onClick={() => void print('vi')}>{t('menu.print')}</Menu.Item>
          <Menu.Item onClick={() => void zalo()}>{t('menu.zalo')}</Menu.Item>
          <Menu.Item onClick={() => void email('vi')}>{t('menu.email')}</Menu.Item>
          <Menu.Item onClick={() => void email('en')}>{t('menu.emailEnglish')}</Menu.Item>
        </Menu.Dropdown>
      </Menu>
      {printing === null ? null : <PrintNow printed={printing} onDone={() => setPrinting(null)} />}
    </>
  );
}

/** Stands on the page for as long as the system's dialog is open; on the screen nothing is seen of it. */
function PrintNow({ printed, onDone }: { printed: PrintedQuote; onDone: () => void }) {
  useEffect(() => {
    const frame = requestAnimationFrame(() => {
      window.print();
      onDone();
    });
    return () => cancelAnimationFrame(frame);
  }, [onDone]);
  return createPortal(
    <div className={classes.print}>
      <PrintedSheet printed={printed} />
    </div>,
    document.body,
  );
}

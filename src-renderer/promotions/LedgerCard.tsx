import { ActionIcon, Button, Menu, TextInput } from '@mantine/core';
import { IconDownload } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { exportFormats, type ExportFormat } from '../../src-shared/exports/exports.contract.ts';
import { writeQuantity } from '../../src-shared/prices/quantity-text.ts';
import type { LedgerEntry } from '../../src-shared/promotions/promotions.contract.ts';
import { useClient } from '../api/client.tsx';
import { useFileOut } from '../api/use-file-out.ts';
import { useCommand } from '../api/use-command.ts';
import { useLanguage } from '../api/use-language.ts';
import { dayOf, writeDay, writeMoney } from '../ui/formats.ts';
import { FormDrawer } from '../ui/FormDrawer.tsx';
import { StateBadge } from '../ui/StateBadge.tsx';
import classes from './Promotions.module.css';
import { useLedger } from './use-promotions.ts';

const tones = { entitled: 'info', received: 'good', withdrawn: 'neutral' } as const;

/** The ledger of one promotion, with its way into a file. */
export function LedgerCard({ promotionId, name }: { promotionId: string; name: string }) {
  const { data } = useLedger({ promotionId });
  const entries = data?.entries ?? [];
  return (
    <div className={classes.ledger}>
      <LedgerTable entries={entries} shows="customer" />
      {entries.length === 0 ? null : <ExportLedger promotionId={promotionId} name={name} />}
    </div>
  );
}

/** Lines of the ledger: who is entitled to what, who received it, who signed. */
export function LedgerTable({ entries, shows }: { entries: readonly LedgerEntry[]; shows: 'customer' | 'promotion' }) {
  const { t } = useTranslation('promotions');
  const language = useLanguage();
  const [receiving, setReceiving] = useState<LedgerEntry | null>(null);
  const withdraw = useCommand((core, { id }: LedgerEntry) => core.promotions.withdraw({ id }));
  if (entries.length === 0) return <p className={classes.soft}>{t('ledger.empty')}</p>;
  return (
    <div className={classes.scroll}>
      <table className={classes.table} aria-label={t('ledger.title')}>
        <thead>
          <tr>
            <th>{t('ledger.day')}</th>
            <th>{t(shows === 'customer' ? 'entitle.customer' : 'ledger.promotion')}</th>
            <th className={classes.number}>{t('entitle.quantity')}</th>
            <th className={classes.number}>{t('ledger.value')}</th>
            <th>{t('ledger.state')}</th>
            <th>{t('ledger.receivedBy')}</th>
            <th>{t('ledger.signedBy')}</th>
            <th>{t('form.taxNote')}</th>
            <th aria-label={t('ledger.acts')} />
          </tr>
        </thead>
        <tbody>
          {entries.map((entry) => {
            const who = entry.customerName ?? '';
            return (
              <tr key={entry.id}>
                <td>{writeDay(dayOf(entry.entitledAt))}</td>
                <td>{shows === 'customer' ? who : `${entry.promotionName ?? ''}`}</td>
                <td className={classes.number}>
                  {`${writeQuantity(entry.quantityMilli, language)} ${entry.kind === 'tour' ? t('seat') : (entry.giftUnit ?? '')}`}
                </td>
                <td className={classes.number}>{entry.valueDong === null ? '–' : writeMoney(entry.valueDong)}</td>
                <td>
                  <StateBadge tone={tones[entry.state]}>{t(`ledger.states.${entry.state}`)}</StateBadge>
                </td>
                <td>{entry.receivedBy ?? '–'}</td>
                <td>{entry.signedBy ?? '–'}</td>
                <td>{entry.taxNote ?? '–'}</td>
                <td className={classes.lineActs}>
                  {entry.state === 'entitled' ? (
                    <Button
                      variant="default"
                      size="compact-sm"
                      aria-label={t('ledger.receiveOf', { name: who })}
                      onClick={() => setReceiving(entry)}
                    >
                      {t('ledger.receive')}
                    </Button>
                  ) : null}
                  {entry.state === 'withdrawn' ? null : (
                    <Button
                      variant="subtle"
                      size="compact-sm"
                      aria-label={t('ledger.withdrawOf', { name: who })}
                      onClick={() => void withdraw.run(entry)}
                    >
                      {t('ledger.withdraw')}
                    </Button>
                  )}
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
      {receiving === null ? null : <ReceiveDrawer entry={receiving} onClose={() => setReceiving(null)} />}
    </div>
  );
}

function ReceiveDrawer({ entry, onClose }: { entry: LedgerEntry; onClose: () => void }) {
  const { t } = useTranslation('promotions');
  const [receivedBy, setReceivedBy] = useState('');
  const [signedBy, setSignedBy] = useState('');
  const [taxNote, setTaxNote] = useState(entry.taxNote ?? '');
  const [isTried, setIsTried] = useState(false);
  const save = useCommand((core, id: string) => core.promotions.receive({ id, receivedBy, signedBy, taxNote }), {
    isQuiet: true,
  });
  async function run() {
    setIsTried(true);
    if (receivedBy.trim() !== '' && (await save.run(entry.id)) !== null) onClose();
  }
  return (
    <FormDrawer
      isOpen
      title={t('ledger.receiveTitle', { name: entry.promotionName ?? '' })}
      failure={save.failure}
      isSaving={save.isRunning}
      onSave={() => void run()}
      onClose={onClose}
    >
      <TextInput
        label={t(entry.kind === 'tour' ? 'ledger.whoWent' : 'ledger.receivedBy')}
        value={receivedBy}
        maxLength={300}
        withAsterisk
        data-autofocus
        error={isTried && receivedBy.trim() === '' ? t('ledger.receivedByMissing') : null}
        onChange={(event) => setReceivedBy(event.currentTarget.value)}
      />
      <TextInput
        label={t('ledger.signedBy')}
        value={signedBy}
        maxLength={300}
        onChange={(event) => setSignedBy(event.currentTarget.value)}
      />
      <TextInput
        label={t('form.taxNote')}
        value={taxNote}
        maxLength={2000}
        onChange={(event) => setTaxNote(event.currentTarget.value)}
      />
    </FormDrawer>
  );
}

function ExportLedger({ promotionId, name }: { promotionId: string; name: string }) {
  const { t } = useTranslation(['promotions', 'exports']);
  const client = useClient();
  const language = useLanguage();
  const { takeOut } = useFileOut();
  const run = (format: ExportFormat) =>
    takeOut({ name: `${name}.${format}`, failed: t('exports:failed') }, async (to) => {
      const { rows, restricted } = await client.promotions.exportLedger({ file: to.file, format, promotionId, language });
      const written = t('promotions:ledger.exported', { count: rows, name: to.name });
      return restricted === 0 ? written : `${written} ${t('exports:restricted', { count: restricted })}`;
    });
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <ActionIcon variant="default" size={30} aria-label={t('promotions:ledger.export')} title={t('promotions:ledger.export')}>
          <IconDownload size={16} stroke={1.75} aria-hidden />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        {exportFormats.map((format) => (
          <Menu.Item key={format} onClick={() => void run(format)}>
            {t(`exports:format.${format}`)}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}

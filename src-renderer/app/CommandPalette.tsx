import { Modal } from '@mantine/core';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { IconBuildingStore, IconCommand, IconLayout, IconMessage, IconSearch } from '@tabler/icons-react';
import type { TablerIcon } from '@tabler/icons-react';
import { useEffect, useId, useRef, useState } from 'react';
import type { KeyboardEvent, ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { SearchHit } from '../../src-shared/customers/customers.contract.ts';
import { foldText } from '../../src-shared/vietnam/fold.ts';
import { useClient } from '../api/client.tsx';
import { writePlace } from '../timeline/index.ts';
import { isComposing } from '../ui/composing.ts';
import { writeDay } from '../ui/formats.ts';
import { DialogFocus } from '../ui/DialogFocus.tsx';
import { HitMarks } from '../ui/HitMarks.tsx';
import { createOpener } from '../ui/opener.ts';
import { useShortcut } from '../ui/shortcuts.tsx';
import classes from './CommandPalette.module.css';
import { useCommands } from './use-commands.ts';
import { useFoundTransactions } from './use-found-transactions.ts';

export const paletteDialog = createOpener<true>();

/** So long no key came: fast typing leaves a tenth of a second between two. */
const restMs = 120;

interface Option {
  readonly id: string;
  readonly icon: TablerIcon;
  readonly label: string;
  readonly under?: ReactNode;
  readonly run: () => void;
}

/**
 * Ctrl+K: finds any customer and transaction while typing, opens any screen, runs any command. Accents are not needed. It is there with the key that opens
 * it: the first letters of whoever types on are its own.
 */
export function CommandPalette() {
  const { t } = useTranslation('app');
  const isOpen = paletteDialog.use() !== null;
  useShortcut('search', () => (isOpen ? paletteDialog.close() : paletteDialog.open(true)));
  if (!isOpen) return null;
  return (
    <Modal.Root opened onClose={paletteDialog.close} size={620} yOffset={72} trapFocus={false}>
      <Modal.Overlay backgroundOpacity={0.25} />
      <Modal.Content aria-label={t('palette.label')}>
        <Palette />
        <DialogFocus />
      </Modal.Content>
    </Modal.Root>
  );
}

function Palette() {
  const { t } = useTranslation('app');
  const id = useId();
  const [text, setText] = useState('');
  const [searched, setSearched] = useState('');
  const isWriting = useRef(false);
  const { groups, isAnswered, isSearching } = useOptions(searched.trim());
  const options = groups.flatMap((group) => group.options);
  const [active, setActive] = useState({ of: '', at: 0 });
  // The best answer is chosen without an arrow key; another search begins at its best answer again.
  const at = active.of === searched ? Math.min(active.at, options.length - 1) : 0;
  const list = useRef<HTMLDivElement>(null);
  useEffect(() => {
    list.current?.querySelector('[aria-selected="true"]')?.scrollIntoView({ block: 'nearest' });
  }, [at, searched]);

  // Enter right after the last key means the answer of that key, not what still stands there.
  const awaited = useRef<string | null>(null);
  useEffect(() => {
    const { current } = awaited;
    if (current === null || !isAnswered) return;
    awaited.current = null;
    if (current === searched) choose(options[at]);
  });

  function onKeyDown(event: KeyboardEvent) {
    if (isComposing(event.nativeEvent)) return;
    if (event.key === 'Enter' && !isAnswered) {
      event.preventDefault();
      awaited.current = searched;
      return;
    }
    if (options.length === 0) return;
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
    if (step !== 0) {
      event.preventDefault();
      setActive({ of: searched, at: (at + step + options.length) % options.length });
    } else if (event.key === 'Enter') {
      event.preventDefault();
      choose(options[at]);
    }
  }

  return (
    <>
      <div className={classes.field}>
        <IconSearch className={classes.icon} size={18} stroke={1.75} aria-hidden />
        <input
          className={classes.search}
          data-autofocus
          role="combobox"
          aria-expanded
          aria-controls={`${id}-list`}
          aria-autocomplete="list"
          aria-label={t('palette.label')}
          {...(options.length > 0 ? { 'aria-activedescendant': `${id}-${at}` } : {})}
          placeholder={t('palette.placeholder')}
          maxLength={200}
          value={text}
          onChange={(event) => {
            setText(event.currentTarget.value);
            if (!isWriting.current) setSearched(event.currentTarget.value);
          }}
          // While Telex is putting a word together nothing is searched; the ended word is.
          onCompositionStart={() => {
            isWriting.current = true;
          }}
          onCompositionEnd={(event) => {
            isWriting.current = false;
            setSearched(event.currentTarget.value);
          }}
          onKeyDown={onKeyDown}
        />
      </div>
      <div ref={list} id={`${id}-list`} className={classes.list} role="listbox" aria-label={t('palette.label')}>
        {groups.map((group) => (
          <div key={group.label} role="group" aria-label={group.label}>
            <div className={classes.group} aria-hidden>
              {group.label}
            </div>
            {group.options.map((option) => {
              const index = options.indexOf(option);
              return (
                <OptionLine
                  key={option.id}
                  id={`${id}-${index}`}
                  option={option}
                  isActive={index === at}
                  onPoint={() => setActive({ of: searched, at: index })}
                />
              );
            })}
          </div>
        ))}
      </div>
      {options.length === 0 && !isSearching ? (
        <p className={classes.nothing} role="status">
          {t('palette.nothing', { text: searched.trim() })}
        </p>
      ) : null}
      <div className={classes.hint}>{t('palette.hint')}</div>
    </>
  );
}

function OptionLine({ id, option, isActive, onPoint }: { id: string; option: Option; isActive: boolean; onPoint: () => void }) {
  const Icon = option.icon;
  return (
    // The keyboard moves in the field above (aria-activedescendant); the mouse moves here.
    <div
      id={id}
      role="option"
      aria-selected={isActive}
      className={classes.option}
      onMouseMove={isActive ? undefined : onPoint}
      onClick={() => choose(option)}
    >
      <Icon className={classes.icon} size={18} stroke={1.5} aria-hidden />
      <span className={classes.text}>
        <span className={classes.name}>{option.label}</span>
        {option.under === undefined ? null : <span className={classes.under}>{option.under}</span>}
      </span>
    </div>
  );
}

function choose(option: Option | undefined) {
  if (option === undefined) return;
  paletteDialog.close();
  option.run();
}

function useOptions(wanted: string): {
  groups: readonly { label: string; options: readonly Option[] }[];
  isAnswered: boolean;
  isSearching: boolean;
} {
  const { t } = useTranslation('app');
  const client = useClient();
  const navigate = useNavigate();
  const commands = useCommands();
  const search = useQuery({
    queryKey: ['customers', 'search', wanted],
    meta: { entities: ['customers', 'contacts'] },
    queryFn: () => client.customers.search({ text: wanted, limit: 12 }),
    enabled: wanted !== '',
    placeholderData: keepPreviousData,
  });
  // A key waits for its customers alone: what else fits is asked for when whoever types pauses.
  const [rested, setRested] = useState('');
  // Also by an error: screens and commands are there without the core.
  const isAnswered = wanted === '' || !(search.isPending || search.isPlaceholderData);
  useEffect(() => {
    if (!isAnswered) return undefined;
    const timer = setTimeout(() => setRested(wanted), restMs);
    return () => clearTimeout(timer);
  }, [isAnswered, wanted]);
  const said = useQuery({
    queryKey: ['timeline', 'search', rested],
    meta: { entities: ['interactions', 'visitResults', 'customers'] },
    queryFn: () => client.timeline.search({ text: rested, limit: 6 }),
    enabled: rested.length >= 3,
    placeholderData: keepPreviousData,
  });
  const transactions = useFoundTransactions(wanted === '' ? '' : rested);
  const hits = wanted === '' ? [] : (search.data?.hits ?? []);
  const folded = foldText(wanted);
  const fitting = commands.filter((command) => folded === '' || foldText(command.label).includes(folded));
  const entries = (wanted.length < 3 ? [] : (said.data?.hits ?? [])).map((hit) => ({
    id: hit.entryId,
    icon: IconMessage,
    label: hit.excerpt,
    under: [hit.customerName, writeDay(hit.at), hit.userName].filter((part) => part !== null).join(' · '),
    run: () =>
      void navigate({
        to: '/customers/$id',
        params: { id: hit.customerId },
        search: { entry: writePlace({ at: hit.at, id: hit.entryId }) },
      }),
  }));
  // Where something was sold or said too, all are seen without much scrolling.
  const isAlone = entries.length === 0 && transactions.options.length === 0;
  const customers = hits.slice(0, isAlone ? hits.length : 6).map((hit) => ({
    id: hit.id,
    icon: IconBuildingStore,
    label: hit.name,
    under: under(hit),
    run: () => void navigate({ to: '/customers/$id', params: { id: hit.id } }),
  }));
  const of = (group: 'screens' | 'commands', icon: TablerIcon) =>
    fitting.filter((command) => command.group === group).map((command) => ({ ...command, icon }));
  const groups = [
    { label: t('palette.customers'), options: customers },
    { label: t('palette.transactions'), options: transactions.options },
    { label: t('palette.said'), options: entries },
    { label: t('palette.screens'), options: of('screens', IconLayout) },
    { label: t('palette.commands'), options: of('commands', IconCommand) },
  ];
  const isSearching = search.isFetching || rested !== wanted || transactions.isFetching || said.isFetching;
  return { groups: groups.filter((group) => group.options.length > 0), isAnswered, isSearching };

  /** Why it was found stands first. */
  function under({ contact, representative, place, taxCode, phone, address }: SearchHit): ReactNode {
    const facts = [
      contact === null ? null : t('palette.contact', { name: contact }),
      taxCode,
      phone,
      place === null ? address : null,
    ].filter((fact) => fact !== null);
    const found = representative ?? place;
    if (found === null) return facts.join(' · ');
    return (
      <>
        {representative === null ? null : `${t('palette.representative')} `}
        <HitMarks text={found} search={wanted} />
        {['', ...facts].join(' · ')}
      </>
    );
  }
}

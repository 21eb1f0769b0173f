import { Spotlight, createSpotlight } from '@mantine/spotlight';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { IconBuildingStore, IconCommand } from '@tabler/icons-react';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { SearchHit } from '../../src-shared/customers/customers.contract.ts';
import { foldText } from '../../src-shared/vietnam/fold.ts';
import { useClient } from '../api/client.tsx';
import { useShortcut } from '../ui/shortcuts.tsx';
import classes from './CommandPalette.module.css';
import { useCommands } from './use-commands.ts';

const [store, dialog] = createSpotlight();
export const paletteDialog = dialog;

/** Ctrl+K: finds any customer while typing, opens any screen, runs any command. Accents are not needed. */
export function CommandPalette() {
  const { t } = useTranslation('app');
  const client = useClient();
  const navigate = useNavigate();
  const [text, setText] = useState('');
  const [searched, setSearched] = useState('');
  const isWriting = useRef(false);
  const commands = useCommands();
  useShortcut('search', () => dialog.toggle());

  const wanted = searched.trim();
  const search = useQuery({
    queryKey: ['customers', 'search', wanted],
    meta: { entities: ['customers', 'contacts'] },
    queryFn: () => client.customers.search({ text: wanted, limit: 12 }),
    enabled: wanted !== '',
    placeholderData: keepPreviousData,
  });
  const hits = wanted === '' ? [] : (search.data?.hits ?? []);
  const folded = foldText(wanted);
  const fitting = commands.filter((command) => folded === '' || foldText(command.label).includes(folded));
  const groups = (['screens', 'commands'] as const).map((group) => ({ group, entries: fitting.filter((command) => command.group === group) }));

  function follow(typed: string) {
    setText(typed);
    if (!isWriting.current) setSearched(typed);
  }

  return (
    <Spotlight.Root
      store={store}
      query={text}
      onQueryChange={follow}
      shortcut={null}
      scrollable
      maxHeight={420}
      transitionProps={{ duration: 80 }}
      overlayProps={{ backgroundOpacity: 0.25, blur: 0 }}
      aria-label={t('palette.label')}
    >
      <Spotlight.Search
        placeholder={t('palette.placeholder')}
        aria-label={t('palette.label')}
        size="md"
        maxLength={200}
        // While Telex is putting a word together nothing is searched; the ended word is.
        onCompositionStartCapture={() => {
          isWriting.current = true;
        }}
        onCompositionEndCapture={(event) => {
          isWriting.current = false;
          setSearched(event.currentTarget.value);
        }}
      />
      <Spotlight.ActionsList>
        {hits.length === 0 ? null : (
          <Spotlight.ActionsGroup label={t('palette.customers')}>
            {hits.map((hit) => (
              <Spotlight.Action key={hit.id} className={classes.action ?? ''} onClick={() => void navigate({ to: '/customers/$id', params: { id: hit.id } })}>
                <IconBuildingStore className={classes.icon} size={18} stroke={1.5} aria-hidden />
                <HitText hit={hit} />
              </Spotlight.Action>
            ))}
          </Spotlight.ActionsGroup>
        )}
        {groups
          .filter(({ entries }) => entries.length > 0)
          .map(({ group, entries }) => (
            <Spotlight.ActionsGroup key={group} label={t(`palette.${group}`)}>
              {entries.map((command) => (
                <Spotlight.Action key={command.id} className={classes.action ?? ''} onClick={command.run}>
                  <IconCommand className={classes.icon} size={18} stroke={1.5} aria-hidden />
                  {command.label}
                </Spotlight.Action>
              ))}
            </Spotlight.ActionsGroup>
          ))}
        {hits.length === 0 && fitting.length === 0 && !search.isFetching ? <Spotlight.Empty>{t('palette.nothing', { text: wanted })}</Spotlight.Empty> : null}
      </Spotlight.ActionsList>
      <div className={classes.hint}>{t('palette.hint')}</div>
    </Spotlight.Root>
  );
}

function HitText({ hit }: { hit: SearchHit }) {
  const { t } = useTranslation('app');
  const facts = [hit.contact === null ? null : t('palette.contact', { name: hit.contact }), hit.taxCode, hit.phone, hit.address];
  return (
    <span className={classes.text}>
      <span className={classes.name}>{hit.name}</span>
      <span className={classes.under}>{facts.filter((fact) => fact !== null).join(' · ')}</span>
    </span>
  );
}

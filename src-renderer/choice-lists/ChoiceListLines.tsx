import { Button, Switch, TextInput } from '@mantine/core';
import { useState } from 'react';
import type { ReactNode } from 'react';
import type { ListItem } from '../../src-shared/lists/lists.contract.ts';
import { useClient } from '../api/client.tsx';
import { useCommand } from '../api/use-command.ts';
import { useLanguage } from '../api/use-language.ts';
import { useSharedAnswer } from '../api/use-shared-answer.ts';
import { useTeam } from '../api/use-team.ts';
import { InlineEdit } from '../ui/InlineEdit.tsx';
import classes from './ChoiceListLines.module.css';

type Change = Partial<Pick<ListItem, 'vi' | 'en' | 'isActive'>>;

/** What the screen says of a list, in the words of its feature. */
export interface ChoiceListWords {
  readonly rename: (name: string) => string;
  readonly offer: (name: string) => string;
  readonly newOne: string;
  readonly add: string;
  readonly added: (name: string) => string;
  readonly saved: string;
}

/** The choices of one list: renamed in place, added, offered no longer by administrators. What was chosen before keeps its word. */
export function ChoiceListLines({
  list,
  words,
  refusalOf,
  longest,
  isOneWord = false,
  markOf,
}: {
  list: ListItem['list'];
  words: ChoiceListWords;
  /** Why this name cannot be; null where it can. */
  refusalOf: (name: string) => string | null;
  /** Letters that a name may have. */
  longest: number;
  /** The same in both languages, such as a number. */
  isOneWord?: boolean;
  /** Stands before the name. */
  markOf?: (key: string) => ReactNode;
}) {
  const client = useClient();
  const language = useLanguage();
  const mayChange = useTeam().find(({ isMe }) => isMe)?.role === 'admin';
  const [name, setName] = useState('');
  const [refusal, setRefusal] = useState<string | null>(null);
  const items = useSharedAnswer({
    queryKey: ['lists', 'all'],
    meta: { entities: ['listItems'] },
    queryFn: () => client.lists.all({}),
  })?.items;
  const change = useCommand(
    (core, { key, change: wanted }: { key: string; change: Change }) => core.lists.change({ list, key, change: wanted }),
    { done: () => words.saved, isQuiet: true },
  );
  const add = useCommand((core, vi: string) => core.lists.add({ list, vi }), { done: (_added, vi) => words.added(vi) });
  const shown = (items ?? []).filter((item) => item.list === list).toSorted((a, b) => a.order - b.order);
  async function rename(key: string, typed: string | null): Promise<string | null> {
    const wrong = refusalOf(typed ?? '');
    if (wrong !== null || typed === null) return wrong;
    const own = language === 'vi' ? { vi: typed } : { en: typed };
    const outcome = await change.attempt({ key, change: isOneWord ? { vi: typed, en: typed } : own });
    return outcome.isDone ? null : outcome.sentence;
  }
  async function addTyped() {
    const wrong = refusalOf(name);
    setRefusal(wrong);
    if (wrong === null && (await add.run(name.trim())) !== null) setName('');
  }
  return (
    <>
      {shown.map((item) => (
        <div key={item.key} className={classes.line}>
          {markOf?.(item.key)}
          <span className={classes.grow}>
            <InlineEdit
              label={words.rename(item[language])}
              value={item[language]}
              kind={{ type: 'text' }}
              isReadOnly={!mayChange}
              onSave={(typed) => rename(item.key, typed)}
            />
          </span>
          {mayChange ? (
            <Switch
              aria-label={words.offer(item[language])}
              title={words.offer(item[language])}
              checked={item.isActive}
              onChange={(event) => void change.run({ key: item.key, change: { isActive: event.currentTarget.checked } })}
            />
          ) : null}
        </div>
      ))}
      {mayChange ? (
        <form
          className={classes.form}
          onSubmit={(event) => {
            event.preventDefault();
            void addTyped();
          }}
        >
          <TextInput
            className={classes.grow ?? ''}
            aria-label={words.newOne}
            placeholder={words.newOne}
            maxLength={longest}
            value={name}
            error={refusal}
            onChange={(event) => setName(event.currentTarget.value)}
          />
          <Button type="submit" variant="default" disabled={name.trim() === ''} loading={add.isRunning}>
            {words.add}
          </Button>
        </form>
      ) : null}
    </>
  );
}

import { Button, SegmentedControl, Switch, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ListItem } from '../../src-shared/lists/lists.contract.ts';
import { useClient } from '../api/client.tsx';
import { useCommand } from '../api/use-command.ts';
import { useLanguage } from '../api/use-language.ts';
import { useSharedAnswer } from '../api/use-shared-answer.ts';
import { useTeam } from '../api/use-team.ts';
import { Card } from '../ui/Card.tsx';
import { InlineEdit } from '../ui/InlineEdit.tsx';
import classes from './SettingsCards.module.css';

const lists = ['lost_reason', 'tag', 'buying_role', 'potential'] as const;
type Change = Partial<Pick<ListItem, 'vi' | 'en' | 'isActive'>>;

/** Reasons for losing, tags, roles in a decision, potential: renamed in place, added, offered no longer. */
export function SalesListsCard() {
  const { t } = useTranslation('opportunities');
  const client = useClient();
  const language = useLanguage();
  const mayChange = useTeam().find(({ isMe }) => isMe)?.role === 'admin';
  const [list, setList] = useState<(typeof lists)[number]>('lost_reason');
  const [name, setName] = useState('');
  const items = useSharedAnswer({
    queryKey: ['lists', 'all'],
    meta: { entities: ['listItems'] },
    queryFn: () => client.lists.all({}),
  })?.items;
  const change = useCommand(
    (core, { key, change: wanted }: { key: string; change: Change }) => core.lists.change({ list, key, change: wanted }),
    { done: () => t('lists.saved'), isQuiet: true },
  );
  const add = useCommand((core, vi: string) => core.lists.add({ list, vi }), {
    done: (_added, vi) => t('lists.added', { name: vi }),
  });
  const shown = (items ?? []).filter((item) => item.list === list).toSorted((a, b) => a.order - b.order);
  const refusalOf = (typed: string): string | null => {
    if (typed.trim() === '') return t('lists.nameMissing');
    return list === 'potential' && !/^(\d{1,2}|100)\s?%?$/.test(typed.trim()) ? t('lists.percentMissing') : null;
  };
  async function rename(key: string, typed: string | null): Promise<string | null> {
    const refusal = refusalOf(typed ?? '');
    if (refusal !== null || typed === null) return refusal;
    // A number is the same in both languages.
    const outcome = await change.attempt({
      key,
      change: list === 'potential' ? { vi: typed, en: typed } : language === 'vi' ? { vi: typed } : { en: typed },
    });
    return outcome.isDone ? null : outcome.sentence;
  }
  const [refusal, setRefusal] = useState<string | null>(null);
  return (
    <Card
      title={t('lists.title')}
      aside={
        <SegmentedControl
          aria-label={t('lists.which')}
          value={list}
          onChange={(value) => setList(lists.find((one) => one === value) ?? 'lost_reason')}
          data={lists.map((value) => ({ value, label: t(`lists.names.${value}`) }))}
        />
      }
    >
      {shown.map((item) => (
        <div key={item.key} className={classes.row}>
          <span className={classes.grow}>
            <InlineEdit
              label={t('lists.rename', { name: item[language] })}
              value={item[language]}
              kind={{ type: 'text' }}
              isReadOnly={!mayChange}
              onSave={(typed) => rename(item.key, typed)}
            />
          </span>
          {mayChange ? (
            <Switch
              aria-label={t('lists.offer', { name: item[language] })}
              title={t('lists.offer', { name: item[language] })}
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
            const wrong = refusalOf(name);
            setRefusal(wrong);
            if (wrong === null) void add.run(name.trim()).then((done) => (done === null ? undefined : setName('')));
          }}
        >
          <TextInput
            className={classes.grow ?? ''}
            aria-label={t('lists.new')}
            placeholder={t('lists.new')}
            maxLength={60}
            value={name}
            error={refusal}
            onChange={(event) => setName(event.currentTarget.value)}
          />
          <Button type="submit" variant="default" disabled={name.trim() === ''} loading={add.isRunning}>
            {t('lists.add')}
          </Button>
        </form>
      ) : null}
    </Card>
  );
}

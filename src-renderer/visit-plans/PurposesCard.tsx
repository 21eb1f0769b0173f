import { Button, Switch, TextInput } from '@mantine/core';
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
import { PurposeDot } from '../visits/index.ts';
import classes from './VisitPlans.module.css';

type Change = Partial<Pick<ListItem, 'vi' | 'en' | 'isActive'>>;

/** What visits are for: renamed in place, added, and offered no longer. What was chosen before keeps its word. */
export function PurposesCard() {
  const { t } = useTranslation('visitPlans');
  const client = useClient();
  const language = useLanguage();
  const mayChange = useTeam().find(({ isMe }) => isMe)?.role === 'admin';
  const [name, setName] = useState('');
  const items = useSharedAnswer({
    queryKey: ['lists', 'all'],
    meta: { entities: ['listItems'] },
    queryFn: () => client.lists.all({}),
  })?.items;
  const change = useCommand(
    (core, { key, change: wanted }: { key: string; change: Change }) =>
      core.lists.change({ list: 'visit_purpose', key, change: wanted }),
    { done: () => t('purposes.saved'), isQuiet: true },
  );
  const add = useCommand((core, vi: string) => core.lists.add({ list: 'visit_purpose', vi }), {
    done: (_added, vi) => t('purposes.added', { name: vi }),
  });
  const purposes = (items ?? []).filter(({ list }) => list === 'visit_purpose').toSorted((a, b) => a.order - b.order);
  async function rename(key: string, typed: string | null): Promise<string | null> {
    if (typed === null || typed.trim() === '') return t('purposes.nameMissing');
    const outcome = await change.attempt({ key, change: language === 'vi' ? { vi: typed } : { en: typed } });
    return outcome.isDone ? null : outcome.sentence;
  }
  return (
    <Card title={t('purposes.title')}>
      {purposes.map((purpose) => (
        <div key={purpose.key} className={classes.row}>
          <PurposeDot purpose={purpose.key} />
          <span className={classes.grow}>
            <InlineEdit
              label={t('purposes.rename', { name: purpose[language] })}
              value={purpose[language]}
              kind={{ type: 'text' }}
              isReadOnly={!mayChange}
              onSave={(typed) => rename(purpose.key, typed)}
            />
          </span>
          {mayChange ? (
            <Switch
              aria-label={t('purposes.offer', { name: purpose[language] })}
              title={t('purposes.offer', { name: purpose[language] })}
              checked={purpose.isActive}
              onChange={(event) => void change.run({ key: purpose.key, change: { isActive: event.currentTarget.checked } })}
            />
          ) : null}
        </div>
      ))}
      {mayChange ? (
        <form
          className={classes.buttons}
          onSubmit={(event) => {
            event.preventDefault();
            if (name.trim() !== '') void add.run(name.trim()).then((done) => (done === null ? undefined : setName('')));
          }}
        >
          <TextInput
            className={classes.grow ?? ''}
            aria-label={t('purposes.new')}
            placeholder={t('purposes.new')}
            maxLength={80}
            value={name}
            onChange={(event) => setName(event.currentTarget.value)}
          />
          <Button type="submit" variant="default" disabled={name.trim() === ''} loading={add.isRunning}>
            {t('purposes.add')}
          </Button>
        </form>
      ) : null}
    </Card>
  );
}

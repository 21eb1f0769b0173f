import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { IconBuilding, IconShare, IconUser, IconUsersGroup, IconX } from '@tabler/icons-react';
import { useState } from 'react';
import type { Sharer } from '../../src-shared/sharing/sharing.contract.ts';
import { textOfAudience } from '../../src-shared/sync/audience.ts';
import { useClient } from '../api/client.tsx';
import { useCommand } from '../api/use-command.ts';
import { useTranslation } from '../locales/words.tsx';
import { Card } from '../ui/Card.tsx';
import { SharePicker } from './SharePicker.tsx';
import classes from './Sharing.module.css';
import { useSharers } from './use-sharing.ts';

const icons = { user: IconUser, team: IconUsersGroup, department: IconBuilding } as const;

/** Whom a customer is shared with, and “Chia sẻ với…” for whoever may. Somebody who works alone does not see it. */
export function SharingCard({ customerId, isReadOnly }: { customerId: string; isReadOnly: boolean }) {
  const { t } = useTranslation('sharing');
  const client = useClient();
  const sharers = useSharers();
  const [draft, setDraft] = useState<string | null | undefined>(undefined);
  const sharing = useQuery({
    queryKey: ['sharing', 'of', 'customers', customerId],
    meta: { entities: ['customers', 'users', 'teams', 'departments'] },
    queryFn: () => client.sharing.of({ entity: 'customers', id: customerId }),
  }).data;
  const set = useCommand(
    (core, sharedWith: string | null) => core.sharing.set({ entity: 'customers', id: customerId, sharedWith }),
    { done: (_answer, sharedWith) => (sharedWith === null ? t('ended') : t('done')), isQuiet: true },
  );
  if (sharing === undefined || (sharers.length === 0 && sharing.sharedWith.length === 0)) return null;
  const mayChange = sharing.mayShare && !isReadOnly;
  const scopes = sharing.sharedWith.map(({ scope }) => scope);
  const isEditing = draft !== undefined;

  async function save(sharedWith: string | null) {
    if ((await set.run(sharedWith)) !== null) setDraft(undefined);
  }

  return (
    <Card
      title={t('title')}
      aside={
        !mayChange || isEditing ? null : (
          <Button
            variant="subtle"
            leftSection={<IconShare size={14} stroke={1.75} aria-hidden />}
            onClick={() => setDraft(textOfAudience(scopes))}
          >
            {t('share')}
          </Button>
        )
      }
    >
      {isEditing ? (
        <form
          className={classes.form}
          onSubmit={(event) => {
            event.preventDefault();
            void save(draft);
          }}
        >
          <SharePicker value={draft} error={set.fields['sharedWith'] ?? set.failure ?? undefined} onChange={setDraft} />
          <p className={classes.none}>{t('what')}</p>
          <div className={classes.buttons}>
            <Button type="submit" loading={set.isRunning}>
              {t('save')}
            </Button>
            <Button
              variant="default"
              onClick={() => {
                set.reset();
                setDraft(undefined);
              }}
            >
              {t('cancel')}
            </Button>
          </div>
        </form>
      ) : scopes.length === 0 ? (
        <p className={classes.none}>{t('none')}</p>
      ) : (
        <>
          {sharing.mayShare ? null : <p className={classes.none}>{t('withMe')}</p>}
          <ul className={classes.chips}>
            {sharing.sharedWith.map((one) => (
              <SharerChip
                key={one.scope}
                sharer={one}
                {...(mayChange ? { onEnd: () => void save(textOfAudience(scopes.filter((scope) => scope !== one.scope))) } : {})}
              />
            ))}
          </ul>
        </>
      )}
    </Card>
  );
}

/** One person, team or department; with a cross where the sharing can be ended. */
export function SharerChip({ sharer, onEnd }: { sharer: Sharer; onEnd?: () => void }) {
  const { t } = useTranslation('sharing');
  const Icon = icons[sharer.kind];
  const name = sharer.name ?? t('someone');
  return (
    <li className={classes.chip} data-left={sharer.hasLeft} title={sharer.hasLeft ? t('hasLeft') : t(`kinds.${sharer.kind}`)}>
      <Icon size={13} stroke={1.75} aria-hidden />
      <span>{name}</span>
      {sharer.hasLeft ? <span className={classes.mark}>{t('leftMark')}</span> : null}
      {onEnd === undefined ? null : (
        <button type="button" className={classes.end} aria-label={t('endWith', { name })} onClick={onEnd}>
          <IconX size={12} aria-hidden />
        </button>
      )}
    </li>
  );
}

import { Anchor, Select } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { readSignature } from '../../src-shared/documents/signature.ts';
import { useCommand } from '../api/use-command.ts';
import { SignatureDrawing } from '../papers/index.ts';
import { useQuoteTeams } from '../quotes/index.ts';
import { Card } from '../ui/Card.tsx';
import { writeDay, writeDayTime } from '../ui/formats.ts';
import { InlineEdit } from '../ui/InlineEdit.tsx';
import classes from './Orders.module.css';
import sheet from '../ui/SaleSheet.module.css';
import type { FullOrder } from './use-orders.ts';

type Change = { deliverOn: string | null } | { deliverTo: string | null } | { note: string | null } | { teamId: string | null };

/** When and where it is wanted, what it was made of, who signed. */
export function OrderFacts({ order }: { order: FullOrder }) {
  const { t } = useTranslation('orders');
  const teams = useQuoteTeams();
  const update = useCommand((client, change: Change) => client.orders.update({ id: order.id, change }), {
    done: () => t('updated'),
  });
  const save = async (change: Change): Promise<string | null> => {
    const outcome = await update.attempt(change);
    return outcome.isDone ? null : outcome.sentence;
  };
  const strokes = readSignature(order.signature);
  const isReadOnly = order.state === 'cancelled';
  return (
    <Card title={t('facts')}>
      <dl className={classes.facts}>
        <dt>{t('field.deliverOn')}</dt>
        <dd className={order.isLate ? classes.late : undefined}>
          <InlineEdit
            label={t('field.deliverOn')}
            value={order.deliverOn}
            kind={{ type: 'day' }}
            isReadOnly={isReadOnly}
            onSave={(deliverOn) => save({ deliverOn })}
          />
        </dd>
        <dt>{t('field.deliverTo')}</dt>
        <dd>
          <InlineEdit
            label={t('field.deliverTo')}
            value={order.deliverTo}
            kind={{ type: 'text' }}
            isReadOnly={isReadOnly}
            onSave={(deliverTo) => save({ deliverTo })}
          />
        </dd>
        <dt>{t('field.note')}</dt>
        <dd>
          <InlineEdit
            label={t('field.note')}
            value={order.note}
            kind={{ type: 'text' }}
            isReadOnly={isReadOnly}
            onSave={(note) => save({ note })}
          />
        </dd>
        {order.quoteId === null ? null : (
          <>
            <dt>{t('field.quote')}</dt>
            <dd className={classes.plain}>
              <Anchor size="sm" renderRoot={(props) => <Link {...props} to="/quotes/$id" params={{ id: order.quoteId ?? '' }} />}>
                {order.quoteName ?? t('elsewhere')}
              </Anchor>
            </dd>
          </>
        )}
        {order.opportunityId === null ? null : (
          <>
            <dt>{t('field.opportunity')}</dt>
            <dd className={classes.plain}>
              <Anchor
                size="sm"
                renderRoot={(props) => <Link {...props} to="/opportunities/$id" params={{ id: order.opportunityId ?? '' }} />}
              >
                {order.opportunityTitle ?? t('elsewhere')}
              </Anchor>
            </dd>
          </>
        )}
        <dt>{t('column.owner')}</dt>
        <dd className={classes.plain}>{order.ownerName}</dd>
        {order.confirmedAt === null ? null : (
          <>
            <dt>{t('confirmedAt')}</dt>
            <dd className={classes.plain}>{writeDayTime(order.confirmedAt)}</dd>
          </>
        )}
        {order.cancelReason === null ? null : (
          <>
            <dt>{t('cancelReason')}</dt>
            <dd className={classes.plain}>{order.cancelReason}</dd>
          </>
        )}
        {order.signedBy === null && strokes === null ? null : (
          <>
            <dt>{t('signed')}</dt>
            <dd className={classes.plain}>
              {strokes === null ? null : (
                <SignatureDrawing strokes={strokes} label={t('signatureOf', { name: order.signedBy ?? '' })} />
              )}
              <span>{[order.signedBy, order.signedPost].filter((part) => part !== null).join(', ')}</span>
            </dd>
          </>
        )}
      </dl>
      {teams.length === 0 ? null : (
        <Select
          size="xs"
          mt="xs"
          label={t('team')}
          placeholder={t('noTeam')}
          clearable
          value={order.teamId}
          data={teams.map(({ id, name }) => ({ value: id, label: name }))}
          onChange={(teamId) => void update.run({ teamId })}
        />
      )}
      {order.orderedOn === null ? null : <p className={sheet.soft}>{t('orderedOn', { on: writeDay(order.orderedOn) })}</p>}
    </Card>
  );
}

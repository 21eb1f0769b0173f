import { Button } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { positionOf } from '../../src-shared/lib/geo.ts';
import type { VisitProof } from '../../src-shared/visits/proof.contract.ts';
import type { Visit } from '../../src-shared/visits/visit.ts';
import { useCommand } from '../api/use-command.ts';
import { Card } from '../ui/Card.tsx';
import { dayOf, timeOf, writeDayTime } from '../ui/formats.ts';
import { StateBadge } from '../ui/StateBadge.tsx';
import { type PositionChoice, PositionField } from './PositionField.tsx';
import classes from './Proof.module.css';
import { Seal } from './Seal.tsx';
import { usePresence, useProof } from './use-proof.ts';
import { toneOfProof, useProofWords } from './use-proof-words.ts';

/** Arriving and leaving, where that was, and whether it proves the visit. */
export function ProofCard({ visit }: { visit: Visit }) {
  const proof = useProof(visit.id).data;
  return proof === undefined ? null : <ProofContent visit={visit} proof={proof} />;
}

function ProofContent({ visit, proof }: { visit: Visit; proof: VisitProof }) {
  const { t } = useTranslation('proof');
  const words = useProofWords();
  const presence = usePresence(visit);
  const [pinning, setPinning] = useState<'in' | 'out' | null>(null);
  const locate = useCommand((client, input: Parameters<typeof client.proof.locate>[0]) => client.proof.locate(input), {
    done: () => t('located'),
  });
  const place = useCommand((client, input: Parameters<typeof client.proof.place>[0]) => client.proof.place(input), {
    done: () => t('placed', { name: visit.customerName }),
  });
  if (visit.state === 'cancelled' && proof.in === null) return null;
  const mayArrive = visit.state === 'planned' && proof.in === null;
  const mayLeave = visit.state !== 'cancelled' && proof.in !== null && proof.out === null;
  const customer = positionOf(proof.customer.latitude, proof.customer.longitude);
  const choices = choicesOf(proof, t);
  const toCustomer = customer === null ? (choices.find((choice) => choice.source !== 'manual') ?? null) : null;

  return (
    <Card
      title={t('title')}
      aside={
        proof.state === null ? null : (
          <StateBadge tone={toneOfProof[proof.state]} withDot={proof.state === 'verified'}>
            {t(`state.${proof.state}`)}
          </StateBadge>
        )
      }
    >
      {mayArrive || mayLeave ? (
        <div className={`${classes.buttons} ${classes.first}`}>
          {mayArrive ? (
            <Button variant="default" loading={presence.isRunning} onClick={() => void presence.arrive()}>
              {t('arrive')}
            </Button>
          ) : null}
          {mayLeave ? (
            <Button variant="default" loading={presence.isRunning} onClick={() => void presence.leave()}>
              {t('leave')}
            </Button>
          ) : null}
          {presence.isLocating ? (
            <span className={classes.soft} role="status">
              {t('locating')}
            </span>
          ) : null}
        </div>
      ) : null}
      {proof.in === null ? null : (
        <dl className={classes.points}>
          {(['in', 'out'] as const).map((side) => {
            const point = proof[side];
            return point === null ? null : (
              <Point key={side} side={side} point={point} day={dayOf(visit.startsAt)}>
                <Button variant="subtle" size="compact-sm" onClick={() => setPinning(pinning === side ? null : side)}>
                  {t(point.latitude === null ? 'pin.add' : 'pin.change')}
                </Button>
              </Point>
            );
          })}
        </dl>
      )}
      {pinning === null ? null : (
        <PositionField
          label={t(`pin.${pinning}`)}
          choices={choices.filter((choice) => choice.source !== 'device')}
          onCancel={() => setPinning(null)}
          onSave={(position) => {
            setPinning(null);
            void locate.run({ visitId: visit.id, side: pinning, position });
          }}
        />
      )}
      {presence.noPosition === null ? null : (
        <p className={classes.note} role="status">
          {t(`noPosition.${presence.noPosition}`)}
        </p>
      )}
      {proof.by === null || proof.metres === null ? null : (
        <p className={classes.note}>{t(`by.${proof.by}`, { far: words.far(proof.metres) })}</p>
      )}
      {proof.reasons.length === 0 ? null : (
        <ul className={classes.reasons} aria-label={t('reasons')}>
          {proof.reasons.map((reason) => (
            <li key={`${reason.code}${reason.photo ?? ''}`}>{words.reason(reason, proof.rules)}</li>
          ))}
        </ul>
      )}
      {proof.state === null ? <p className={classes.note}>{t('howTo')}</p> : null}
      {toCustomer === null ? null : (
        <div className={`${classes.buttons} ${classes.rest}`}>
          <Button
            variant="default"
            size="compact-sm"
            loading={place.isRunning}
            onClick={() =>
              void place.run({ customerId: visit.customerId, position: { ...toCustomer.position, source: toCustomer.source } })
            }
          >
            {t('useForCustomer', { from: toCustomer.label })}
          </Button>
        </div>
      )}
      <Seal visitId={visit.id} proof={proof} />
    </Card>
  );
}

function Point({
  side,
  point,
  day,
  children,
}: {
  side: 'in' | 'out';
  point: NonNullable<VisitProof['in']>;
  day: string;
  children: ReactNode;
}) {
  const { t } = useTranslation('proof');
  const words = useProofWords();
  const when = dayOf(point.at) === day ? timeOf(point.at) : writeDayTime(point.at);
  const place = [
    point.metres === null ? null : t('fromCustomer', { far: words.far(point.metres) }),
    point.accuracyMetres === null ? null : t('accuracy', { far: words.far(point.accuracyMetres) }),
    point.source === null ? t('noPlace') : t(`source.${point.source}`),
  ].filter((part) => part !== null);
  return (
    <div className={classes.point}>
      <dt>{t(side)}</dt>
      <dd>
        <span className="fb-figures">{when}</span> <span className={classes.soft}>· {place.join(' · ')}</span>
      </dd>
      {children}
    </div>
  );
}

/** Positions that are known already: of the photos, of the check-in, of the customer. */
function choicesOf(proof: VisitProof, t: ReturnType<typeof useTranslation<'proof'>>['t']): PositionChoice[] {
  const photos = proof.photos.flatMap(({ name, latitude, longitude }): PositionChoice[] => {
    const position = positionOf(latitude, longitude);
    return position === null ? [] : [{ label: t('choice.photo', { name }), position, source: 'photo' }];
  });
  const arrived = proof.in === null ? null : positionOf(proof.in.latitude, proof.in.longitude);
  const customer = positionOf(proof.customer.latitude, proof.customer.longitude);
  return [
    ...(arrived === null || proof.in?.source !== 'device'
      ? []
      : [{ label: t('choice.arrived'), position: arrived, source: 'device' as const }]),
    ...photos.slice(0, 3),
    ...(customer === null ? [] : [{ label: t('choice.customer'), position: customer, source: 'manual' as const }]),
  ];
}

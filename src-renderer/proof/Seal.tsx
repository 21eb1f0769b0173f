import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { VisitProof } from '../../src-shared/visits/proof.contract.ts';
import { useCommand } from '../api/use-command.ts';
import classes from './Proof.module.css';

/** Whether what proves the visit is still what was sealed; anybody may seal it anew, and every seal is kept. */
export function Seal({ visitId, proof }: { visitId: string; proof: VisitProof }) {
  const { t } = useTranslation('proof');
  const seal = useCommand((client, id: string) => client.proof.seal({ visitId: id }), { done: () => t('seal.done') });
  if (proof.seal === 'open' && (proof.in !== null || proof.photos.length === 0)) return null;
  return (
    <div className={classes.seal}>
      <span className={proof.seal === 'broken' ? classes.broken : ''} title={proof.proofHash ?? ''}>
        {t(`seal.${proof.seal}`)}
        {proof.seal === 'whole' ? <span className={classes.hash}> {(proof.proofHash ?? '').slice(0, 12)}</span> : null}
      </span>
      {proof.seal === 'whole' ? null : (
        <Button variant="subtle" size="compact-sm" loading={seal.isRunning} onClick={() => void seal.run(visitId)}>
          {t(proof.seal === 'broken' ? 'seal.again' : 'seal.now')}
        </Button>
      )}
    </div>
  );
}

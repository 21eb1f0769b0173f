import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { FilePurpose } from '../../src-shared/rpc/bridge.ts';
import { AppError } from '../../src-shared/rpc/errors.ts';
import { showFailureToast, showUndoToast } from '../ui/toasts.tsx';
import { useClient, useHost } from './client.tsx';
import { sentenceOf } from './errors.ts';
import { chooseSaveTarget } from './save-target.ts';
import { useLanguage } from './use-language.ts';

/** Whether this person may take data out as files; `untilKnown` is the answer before the core has given one. */
export function useMayExport(untilKnown = false): boolean {
  const client = useClient();
  return (
    useQuery({
      queryKey: ['exports', 'allowed'],
      meta: { entities: ['officeSettings', 'users', 'status'] },
      queryFn: () => client.exports.allowed({}),
    }).data?.isAllowed ?? untilKnown
  );
}

interface FileOut {
  readonly name: string;
  /** Title of what is told where it failed. */
  readonly failed: string;
  readonly purpose?: FilePurpose;
}

/** Takes something out as a file: asks where to, has it written, says where it is. Whoever breaks off is told nothing. */
export function useFileOut() {
  const host = useHost();
  const language = useLanguage();
  const [isRunning, setIsRunning] = useState(false);
  return {
    isRunning,
    /** `write` answers with what is told afterwards. */
    async takeOut({ name, failed, purpose = 'export' }: FileOut, write: (to: { file: string; name: string }) => Promise<string>) {
      setIsRunning(true);
      try {
        const target = await chooseSaveTarget(host, purpose, name);
        if (target === null) return;
        const message = await write({ file: target.ref, name: target.name });
        target.collect();
        showUndoToast({ id: purpose, message });
      } catch (error) {
        if (!(error instanceof AppError && error.code === 'cancelled'))
          showFailureToast({ title: failed, reason: sentenceOf(error, language) });
      } finally {
        setIsRunning(false);
      }
    },
  };
}

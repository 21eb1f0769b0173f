import { useNavigate } from '@tanstack/react-router';
import { useEffect } from 'react';
import type { Notice } from '../../src-shared/reminders/reminders.contract.ts';
import { useClient, useHost } from '../api/client.tsx';
import { taskDrawer } from '../tasks/index.ts';
import { visitDrawer } from '../visits/index.ts';
import { noticesAllowed, permissionOf } from './notice-permission.ts';

const lookEveryMs = 20_000;
const workingAgainMs = 10 * 60_000;

/**
 * Shows notices where the host is a browser's page, and tells the core that somebody works at this laptop. The desktop program shows its
 * notices itself, also while no window is open.
 */
export function useNotices(): void {
  const client = useClient();
  const { desktop } = useHost();
  const navigate = useNavigate();
  const isJustAllowed = noticesAllowed.use();

  useEffect(() => {
    if (desktop !== null) return undefined;
    function show({ key, title, body, record }: Notice) {
      const shown = new Notification(title, { body, tag: key });
      shown.onclick = () => {
        window.focus();
        shown.close();
        if (record?.entity === 'visit') visitDrawer.open({ visitId: record.id });
        else if (record?.entity === 'task') taskDrawer.open({ taskId: record.id });
        else if (record?.entity === 'quote') void navigate({ to: '/quotes/$id', params: { id: record.id } });
        else if (record === null) void navigate({ to: '/today' });
        else void navigate({ to: '/customers/$id', params: { id: record.id } });
      };
    }
    async function look() {
      if (permissionOf(null) !== 'granted') return;
      // No profile is open yet, or the program just ended: the next look finds out.
      const { notices } = await client.reminders.takeNotices({}).catch(() => ({ notices: [] }));
      for (const notice of notices) show(notice);
    }
    void look();
    const timer = setInterval(() => void look(), lookEveryMs);
    return () => clearInterval(timer);
  }, [client, desktop, navigate, isJustAllowed]);

  useEffect(() => {
    let saidAt = Number.NEGATIVE_INFINITY;
    function say() {
      if (Date.now() - saidAt < workingAgainMs) return;
      saidAt = Date.now();
      client.reminders.workHere({}).catch(() => undefined);
    }
    window.addEventListener('pointerdown', say, { capture: true, passive: true });
    window.addEventListener('keydown', say, { capture: true, passive: true });
    return () => {
      window.removeEventListener('pointerdown', say, { capture: true });
      window.removeEventListener('keydown', say, { capture: true });
    };
  }, [client]);
}

import './app/no-eval.ts';
import './app/react-first.ts';
import './app/styles.ts';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import type { Contract } from '../src-shared/contract.ts';
import { createClient } from '../src-shared/rpc/client.ts';
import { standardSettings } from '../src-shared/settings/settings.contract.ts';
import { createQueryClient, followChanges } from './api/live.ts';
import { connectToHost } from './api/transports.ts';
import { statusQuery } from './api/use-status.ts';
import { App } from './app/App.tsx';
import { allowOwnStyles, readStyleNonce } from './app/style-nonce.ts';
import { refuseMarkup } from './app/trusted-types.ts';
import { startTranslations } from './locales/i18n.ts';
import { settingsQuery } from './settings/index.ts';

async function start() {
  refuseMarkup();
  allowOwnStyles(readStyleNonce());
  const host = connectToHost();
  const client = createClient<Contract>(host.transport);
  const queries = createQueryClient();
  followChanges(host.transport, queries);

  // The first paint already has the right language, colours and screen: nothing flashes.
  const [settings] = await Promise.all([
    queries.fetchQuery(settingsQuery(client)).catch(() => standardSettings),
    queries.prefetchQuery(statusQuery(client)),
  ]);
  const i18n = await startTranslations(settings.language);
  document.documentElement.lang = settings.language;

  const root = document.getElementById('root');
  if (root === null) throw new Error('index.html has no #root');
  createRoot(root).render(
    <StrictMode>
      <App connection={{ client, host }} queries={queries} i18n={i18n} firstTheme={settings.theme} />
    </StrictMode>,
  );
}

void start();

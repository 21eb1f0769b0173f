import { MantineProvider, useMantineColorScheme } from '@mantine/core';
import type { MantineColorScheme, MantineColorSchemeManager } from '@mantine/core';
import { DatesProvider } from '@mantine/dates';
import { Notifications } from '@mantine/notifications';
import type { QueryClient } from '@tanstack/react-query';
import { QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import 'dayjs/locale/vi';
import type { i18n as I18n } from 'i18next';
import { useEffect, useMemo } from 'react';
import type { ReactNode } from 'react';
import { I18nextProvider } from 'react-i18next';
import type { DeviceSettings } from '../../src-shared/settings/settings.contract.ts';
import type { Connection } from '../api/client.tsx';
import { ConnectionProvider } from '../api/client.tsx';
import { DraftsProvider } from '../api/drafts.tsx';
import { useStatus } from '../api/use-status.ts';
import { UndoProvider } from '../api/use-undo.tsx';
import { WordsProvider } from '../locales/words.tsx';
import { OfficeClock } from '../office/index.ts';
import { useSettings } from '../settings/index.ts';
import { FailedOpenScreen, StartScreen } from '../start/index.ts';
import { ShortcutProvider } from '../ui/shortcuts.tsx';
import { cssVariables, theme } from '../ui/theme.ts';
import { createAppRouter } from './router.tsx';
import { readStyleNonce } from './style-nonce.ts';

/** The whole program on the screen: first what everything needs, then the start, the trouble or the work. */
export function App({
  connection,
  queries,
  i18n,
  firstTheme,
}: {
  connection: Connection;
  queries: QueryClient;
  i18n: I18n;
  firstTheme: DeviceSettings['theme'];
}) {
  const schemes = useMemo(() => schemesFrom(firstTheme), [firstTheme]);
  return (
    <QueryClientProvider client={queries}>
      <ConnectionProvider connection={connection}>
        <I18nextProvider i18n={i18n}>
          <WordsProvider>
            <MantineProvider
              theme={theme}
              cssVariablesResolver={cssVariables}
              getStyleNonce={readStyleNonce}
              colorSchemeManager={schemes}
              defaultColorScheme={schemeOf(firstTheme)}
            >
              <SettingsOnScreen i18n={i18n}>
                <Notifications position="bottom-center" limit={4} />
                <ShortcutProvider>
                  <UndoProvider>
                    <Gate />
                  </UndoProvider>
                </ShortcutProvider>
              </SettingsOnScreen>
            </MantineProvider>
          </WordsProvider>
        </I18nextProvider>
      </ConnectionProvider>
    </QueryClientProvider>
  );
}

function Gate() {
  const status = useStatus();
  const router = useMemo(() => createAppRouter(), []);
  if (status === undefined) return null;
  if (status.state === 'failed') return <FailedOpenScreen status={status} />;
  if (status.state === 'no-profile') return <StartScreen />;
  return (
    <DraftsProvider>
      <OfficeClock>
        <RouterProvider router={router} />
      </OfficeClock>
    </DraftsProvider>
  );
}

/** Language and colours follow the settings at once, without a restart. */
function SettingsOnScreen({ i18n, children }: { i18n: I18n; children: ReactNode }) {
  const { settings } = useSettings();
  const { setColorScheme } = useMantineColorScheme({ keepTransitions: true });
  useEffect(() => {
    void i18n.changeLanguage(settings.language);
    document.documentElement.lang = settings.language;
  }, [i18n, settings.language]);
  useEffect(() => setColorScheme(schemeOf(settings.theme)), [setColorScheme, settings.theme]);
  return <DatesProvider settings={{ locale: settings.language, firstDayOfWeek: 1, weekendDays: [0] }}>{children}</DatesProvider>;
}

function schemeOf(setting: DeviceSettings['theme']): MantineColorScheme {
  return setting === 'system' ? 'auto' : setting;
}

/** The colours are kept by the core's settings, not a second time by the browser. */
function schemesFrom(first: DeviceSettings['theme']): MantineColorSchemeManager {
  let scheme = schemeOf(first);
  return {
    get: () => scheme,
    set: (value) => void (scheme = value),
    subscribe: () => {},
    unsubscribe: () => {},
    clear: () => {},
  };
}

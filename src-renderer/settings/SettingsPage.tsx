import { Button, SegmentedControl, Switch } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { ActivityTypesCard } from '../activities/index.ts';
import { BackupCard } from '../backup/index.ts';
import { CarePlansCard } from '../care/index.ts';
import { ChecklistsCard } from '../checklists/index.ts';
import { OwnFieldsSettings } from '../custom-fields/index.ts';
import { GroupsCard } from './GroupsCard.tsx';
import { TerritoriesCard } from '../territories/index.ts';
import { PurposesCard, VisitRulesCard } from '../visit-plans/index.ts';
import { SalesListsCard, StagesCard } from '../opportunities/index.ts';
import { VatRatesCard } from '../products/index.ts';
import { HolidaysCard } from '../holidays/index.ts';
import { SubstitutionsCard } from '../substitutions/index.ts';
import { RequestsCard } from '../data-requests/index.ts';
import { ExportLogCard } from '../exports/index.ts';
import { ReminderSettings } from '../reminders/index.ts';
import { ApprovalRulesCard, CompanyCard, TemplatesCard } from '../papers/index.ts';
import { OfficeSettings } from '../office/index.ts';
import { StartOver } from '../profile/index.ts';
import { VisitFormsCard } from '../visit-forms/index.ts';
import { useClient } from '../api/client.tsx';
import { useStatus } from '../api/use-status.ts';
import { Card } from '../ui/Card.tsx';
import { PageHeader } from '../ui/PageHeader.tsx';
import { usePlace } from '../ui/place.tsx';
import { pressShortcut, writtenKeys } from '../ui/shortcuts.tsx';
import { showFailureToast, showUndoToast } from '../ui/toasts.tsx';
import { licences } from './licences.ts';
import { RulesCard } from './RulesCard.tsx';
import { WithIndex } from './WithIndex.tsx';
import classes from './Settings.module.css';
import { useSettings } from './use-settings.ts';

/** The settings of this laptop, what protects its data, and what a supporter asks for. */
export function SettingsPage() {
  const { t } = useTranslation('settings');
  usePlace({ title: t('title') });
  return (
    <div>
      <PageHeader title={t('title')} />
      <WithIndex>
        <LookCard />
        <ProfileCard />
        <OfficeSettings />
        <RulesCard />
        <CompanyCard />
        <TemplatesCard />
        <ApprovalRulesCard />
        <ReminderSettings />
        <CarePlansCard />
        <OwnFieldsSettings />
        <GroupsCard />
        <TerritoriesCard />
        <VisitFormsCard />
        <VisitRulesCard />
        <PurposesCard />
        <ActivityTypesCard />
        <ChecklistsCard />
        <StagesCard />
        <SalesListsCard />
        <VatRatesCard />
        <HolidaysCard />
        <SubstitutionsCard />
        <RequestsCard />
        <ExportLogCard />
        <BackupCard />
        <AboutCard />
      </WithIndex>
    </div>
  );
}

function LookCard() {
  const { t } = useTranslation('settings');
  const { settings, change } = useSettings();
  return (
    <Card title={t('look')}>
      <div className={classes.rows}>
        <div className={classes.row}>
          <span className={classes.label}>{t('language')}</span>
          <div>
            <SegmentedControl
              aria-label={t('language')}
              value={settings.language}
              onChange={(value) => change({ language: value === 'en' ? 'en' : 'vi' })}
              data={[
                { value: 'vi', label: 'Tiếng Việt' },
                { value: 'en', label: 'English' },
              ]}
            />
          </div>
        </div>
        <div className={classes.row}>
          <span className={classes.label}>{t('theme')}</span>
          <div>
            <SegmentedControl
              aria-label={t('theme')}
              value={settings.theme}
              onChange={(value) => change({ theme: value === 'light' || value === 'dark' ? value : 'system' })}
              data={(['light', 'dark', 'system'] as const).map((value) => ({ value, label: t(value) }))}
            />
          </div>
        </div>
        <div className={classes.row}>
          <label className={classes.label} htmlFor="rail">
            {t('rail')} ({writtenKeys('rail')})
          </label>
          <Switch
            id="rail"
            checked={settings.isRailCollapsed}
            onChange={(event) => change({ isRailCollapsed: event.currentTarget.checked })}
          />
        </div>
      </div>
    </Card>
  );
}

function ProfileCard() {
  const { t } = useTranslation('settings');
  const profile = useStatus()?.profile;
  if (profile == null) return null;
  const { keyProtection } = profile;
  return (
    <Card title={t('profile')}>
      <dl className={classes.rows}>
        <Row label={t('kind')}>
          {profile.kind === 'demo' ? t('kindDemo') : profile.kind === 'office' ? t('kindOffice') : t('kindAlone')}
        </Row>
        <Row label={t('userName')}>{profile.userName}</Row>
        <Row label={t('companyName')}>{profile.companyName}</Row>
        <Row label={t('protection')}>
          {t(keyProtection.isStrong ? 'protectionStrong' : 'protectionWeak', { backend: keyProtection.backend })}
        </Row>
      </dl>
      <div className={classes.buttons}>
        <StartOver />
      </div>
    </Card>
  );
}

function Row({ label, children }: { label: string; children: ReactNode }) {
  return (
    <div className={classes.row}>
      <dt>{label}</dt>
      <dd>{children}</dd>
    </div>
  );
}

function AboutCard() {
  const { t } = useTranslation('settings');
  const client = useClient();
  const status = useStatus();
  const diagnostics = useQuery({
    queryKey: ['app', 'diagnostics'],
    meta: { entities: ['status'] },
    queryFn: () => client.app.diagnostics({}),
  }).data?.text;
  async function copy() {
    try {
      await navigator.clipboard.writeText(diagnostics ?? '');
      showUndoToast({ message: t('copied'), id: 'diagnostics' });
    } catch {
      showFailureToast({ title: t('diagnostics'), reason: t('copyFailed') });
    }
  }
  return (
    <Card title={t('about')} aside={status === undefined ? null : t('version', { version: status.version })}>
      <p className={classes.text}>{t('diagnosticsText')}</p>
      <div className={classes.buttons}>
        <Button variant="default" disabled={diagnostics === undefined} onClick={() => void copy()}>
          {t('copy')}
        </Button>
        <Button variant="default" onClick={() => pressShortcut('help')}>
          {t('shortcuts')}
        </Button>
      </div>
      <details>
        <summary className={classes.label}>{t('diagnostics')}</summary>
        <pre className={classes.diagnostics} tabIndex={0}>
          {diagnostics}
        </pre>
      </details>
      <details>
        <summary className={classes.label}>{t('licences')}</summary>
        <p className={classes.text}>{t('licencesText')}</p>
        <ul className={classes.licences}>
          {licences.map(({ name, licence }) => (
            <li key={name}>
              {name} · {licence}
            </li>
          ))}
        </ul>
      </details>
    </Card>
  );
}

import { Button, Tabs } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Navigate, useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { IconUserOff } from '@tabler/icons-react';
import { useTranslation } from '../locales/words.tsx';
import type { Customer } from '../../src-shared/customers/customer.ts';
import { AppError } from '../../src-shared/rpc/errors.ts';
import { useClient } from '../api/client.tsx';
import { sentenceOf } from '../api/errors.ts';
import { useCommand } from '../api/use-command.ts';
import { useLanguage } from '../api/use-language.ts';
import { BuyingCycleCard } from '../buying-cycle/index.ts';
import { ContractsOf } from '../contracts/index.ts';
import { InstalledOf } from '../installed-items/index.ts';
import { CustomerChecklists } from '../checklists/index.ts';
import { RestrictedBanner } from '../consent/index.ts';
import { ContactsCard } from '../contacts/index.ts';
import { OwnFieldsCard } from '../custom-fields/index.ts';
import { PaperIntake, PapersTab } from '../files/index.ts';
import { GroupsOfCustomer } from '../groups/index.ts';
import { CareCard } from '../handovers/index.ts';
import { HelpCard } from '../help/index.ts';
import { LeadCard } from '../leads/index.ts';
import { YearlyDaysCard } from '../yearly-days/index.ts';
import { InteractionComposer } from '../interactions/index.ts';
import { PlaceOfCustomer } from '../proof/index.ts';
import { EntitlementsCard } from '../promotions/index.ts';
import { RecordParts } from '../parts/index.ts';
import { OpportunitiesOfCustomer } from '../opportunities/index.ts';
import { OrdersOf } from '../orders/index.ts';
import { QuotesOf } from '../quotes/index.ts';
import { DebtsOfCustomer } from '../receivables/index.ts';
import { CustomerTasks } from '../tasks/index.ts';
import { SharingCard } from '../sharing/index.ts';
import { placeOf, Timeline, useTimelineEarly } from '../timeline/index.ts';
import { TurnoverCard } from '../turnover/index.ts';
import { PlansCard } from '../visit-plans/index.ts';
import { Card } from '../ui/Card.tsx';
import { EmptyState } from '../ui/EmptyState.tsx';
import { FailedState } from '../ui/FailedState.tsx';
import { firstRows } from '../ui/first-rows.ts';
import { LoadingState } from '../ui/LoadingState.tsx';
import { usePlace } from '../ui/place.tsx';
import { pressShortcut } from '../ui/shortcuts.tsx';
import { useAfterPaint } from '../ui/use-after-paint.ts';
import { ConflictHint } from './ConflictHint.tsx';
import { CustomerFacts } from './CustomerFacts.tsx';
import { CustomerHeader } from './CustomerHeader.tsx';
import classes from './CustomerPage.module.css';
import { DuplicateHint } from './DuplicateHints.tsx';
import { identityFields, knowledgeFields, overviewFields, personFields, scopeFields } from './fields.ts';
import { HistoryTab } from './HistoryTab.tsx';
import { MergesCard } from './MergesCard.tsx';
import { StandingCard } from './StandingCard.tsx';
import { ParentProposal } from './ParentProposal.tsx';
import { pageTabs } from './search-params.ts';
import { customerQuery } from './use-customers.ts';
import { useFieldWords } from './use-field-words.ts';

/** A line of the facts, and what stands above them beside an ordinary timeline. */
const factPx = 30;
const aboveFactsPx = 560;

/** One customer on one page. */
export function CustomerPage() {
  const { t } = useTranslation('customers');
  const language = useLanguage();
  const { id } = useParams({ from: '/customers/$id' });
  const navigate = useNavigate();
  const search = useSearch({ from: '/customers/$id' });
  const customer = useQuery(customerQuery(useClient(), id));
  // Who comes to an entry of its own begins there, and not at the newest one.
  useTimelineEarly(id, (search.tab ?? 'overview') === 'overview' && search.entry === undefined);
  usePlace({
    title: t('title'),
    ...(customer.data === undefined ? {} : { detail: customer.data.name }),
    onTitle: () => void navigate({ to: '/customers' }),
  });
  if (
    customer.isError &&
    customer.error instanceof AppError &&
    (customer.error.code === 'not-found' || customer.error.code === 'invalid')
  ) {
    return (
      <EmptyState
        icon={<IconUserOff size={22} stroke={1.5} aria-hidden />}
        title={t('page.notFound')}
        text={t('page.notFoundText')}
      >
        <Button variant="default" onClick={() => void navigate({ to: '/customers' })}>
          {t('page.back')}
        </Button>
      </EmptyState>
    );
  }
  if (customer.isError)
    return <FailedState reason={sentenceOf(customer.error, language)} onRetry={() => void customer.refetch()} />;
  if (customer.data === undefined) return <LoadingState lines={8} />;
  // A link to a merged record leads to the one that stands for it.
  if (customer.data.mergedInto !== null)
    return <Navigate to="/customers/$id" params={{ id: customer.data.mergedInto }} search={search} replace />;
  return <CustomerRecord key={id} customer={customer.data} />;
}

function CustomerRecord({ customer }: { customer: Customer }) {
  const { t } = useTranslation('customers');
  const navigate = useNavigate({ from: '/customers/$id' });
  const { tab = 'overview', entry } = useSearch({ from: '/customers/$id' });
  const words = useFieldWords();
  const isDeleted = customer.deletedAt !== null;
  const isReadOnly = isDeleted;

  async function show(wanted: string | null) {
    const next = pageTabs.find((candidate) => candidate === wanted) ?? 'overview';
    await navigate({ search: next === 'overview' ? {} : { tab: next }, replace: true });
  }

  async function record() {
    await show('overview');
    pressShortcut('record');
  }

  return (
    <Tabs value={tab} onChange={(value) => void show(value)} keepMounted={false} className={classes.page ?? ''}>
      {isDeleted ? <BinBanner customer={customer} /> : null}
      <RestrictedBanner name={customer.name} since={customer.restrictedOn} reason={customer.restrictedReason} />
      <ConflictHint customerId={customer.id} />
      {isDeleted ? null : <ParentProposal customer={customer} className={classes.banner ?? ''} />}
      {isDeleted ? null : <DuplicateHint customerId={customer.id} className={classes.banner ?? ''} />}
      <CustomerHeader customer={customer} isReadOnly={isReadOnly} onRecord={() => void record()} />
      {isReadOnly ? null : (
        <PaperIntake owner={{ customerId: customer.id }} name={customer.name} onTaken={() => void show('files')} />
      )}
      <div className={classes.body}>
        <Tabs.Panel value="overview">
          <div className={classes.columns}>
            <div className={classes.column}>
              {isReadOnly ? null : <InteractionComposer customerId={customer.id} />}
              <Timeline key={entry ?? ''} customerId={customer.id} words={words} opensAt={placeOf(entry)} />
            </div>
            <div className={classes.column}>
              <LeadCard customer={customer} isReadOnly={isReadOnly} />
              <CustomerTasks customer={customer} isReadOnly={isReadOnly} />
              <CustomerChecklists customerId={customer.id} isReadOnly={isReadOnly} />
              <EntitlementsCard customerId={customer.id} />
              <ContactsCard customerId={customer.id} isReadOnly={isReadOnly} />
              <Card title={t('page.facts')}>
                <OverviewFacts customer={customer} isReadOnly={isReadOnly} />
                <PlaceOfCustomer customerId={customer.id} name={customer.name} isReadOnly={isReadOnly} />
              </Card>
              <OverviewRest customer={customer} isReadOnly={isReadOnly} />
            </div>
          </div>
        </Tabs.Panel>
        <Tabs.Panel value="profile">
          <div className={classes.profile}>
            <div className={classes.column}>
              <Card title={t('standing.identity')}>
                <CustomerFacts customer={customer} fields={identityFields} isReadOnly={isReadOnly} />
              </Card>
              <OwnFieldsCard customerId={customer.id} entity="customers" rowId={customer.id} isReadOnly={isReadOnly} />
              {customer.kind === 'person' ? (
                <Card title={t('standing.person')}>
                  <CustomerFacts customer={customer} fields={personFields} isReadOnly={isReadOnly} />
                </Card>
              ) : null}
              <StandingCard customer={customer} isReadOnly={isReadOnly} />
              <Card title={t('standing.knowledge')}>
                <CustomerFacts customer={customer} fields={knowledgeFields} isReadOnly={isReadOnly} />
              </Card>
            </div>
            <div className={classes.column}>
              <RecordParts
                customer={customer}
                isReadOnly={isReadOnly}
                scope={<CustomerFacts customer={customer} fields={scopeFields} isReadOnly={isReadOnly} />}
              />
            </div>
          </div>
        </Tabs.Panel>
        <Tabs.Panel value="contacts">
          <div className={classes.single}>
            <ContactsCard customerId={customer.id} isReadOnly={isReadOnly} />
          </div>
        </Tabs.Panel>
        <Tabs.Panel value="sales">
          <div className={classes.single}>
            <OpportunitiesOfCustomer customer={customer} isReadOnly={isReadOnly} />
            <QuotesOf customerId={customer.id} isReadOnly={isReadOnly} />
            <OrdersOf customerId={customer.id} isReadOnly={isReadOnly} />
            <DebtsOfCustomer customer={customer} isReadOnly={isReadOnly} />
            <ContractsOf customer={customer} isReadOnly={isReadOnly} />
            <InstalledOf customer={customer} isReadOnly={isReadOnly} />
          </div>
        </Tabs.Panel>
        <Tabs.Panel value="files">
          <PapersTab customerId={customer.id} isReadOnly={isReadOnly} />
        </Tabs.Panel>
        <Tabs.Panel value="history">
          <div className={classes.single}>
            <MergesCard customerId={customer.id} />
            <HistoryTab customer={customer} isReadOnly={isReadOnly} />
          </div>
        </Tabs.Panel>
      </div>
    </Tabs>
  );
}

/** Those that mostly stand below the edge of the window follow after the first picture. */
function OverviewFacts({ customer, isReadOnly }: { customer: Customer; isReadOnly: boolean }) {
  const isAfter = useAfterPaint();
  const fields = isAfter ? overviewFields : overviewFields.slice(0, firstRows(factPx, aboveFactsPx));
  return <CustomerFacts customer={customer} fields={fields} isReadOnly={isReadOnly} />;
}

/** What mostly stands below the edge of the window. */
function OverviewRest({ customer, isReadOnly }: { customer: Customer; isReadOnly: boolean }) {
  if (!useAfterPaint()) return null;
  return (
    <>
      <OwnFieldsCard customerId={customer.id} entity="customers" rowId={customer.id} isReadOnly={isReadOnly} />
      <GroupsOfCustomer customerId={customer.id} isReadOnly={isReadOnly} />
      <TurnoverCard customerId={customer.id} />
      <BuyingCycleCard customer={customer} isReadOnly={isReadOnly} />
      <PlansCard customerId={customer.id} isReadOnly={isReadOnly} />
      <CareCard customerId={customer.id} />
      <YearlyDaysCard customerId={customer.id} customerName={customer.name} isReadOnly={isReadOnly} />
      <SharingCard customerId={customer.id} isReadOnly={isReadOnly} />
      <StandingCard customer={customer} isReadOnly={isReadOnly} />
      <HelpCard customerId={customer.id} isReadOnly={isReadOnly} />
    </>
  );
}

function BinBanner({ customer }: { customer: Customer }) {
  const { t } = useTranslation('customers');
  const restore = useCommand((client, id: string) => client.customers.restore({ ids: [id] }), {
    done: () => t('restored', { count: 1, shown: '1' }),
  });
  return (
    <div className={classes.banner} role="status">
      <span>{t('page.inBin')}</span>
      <Button variant="default" loading={restore.isRunning} onClick={() => void restore.run(customer.id)}>
        {t('page.restore')}
      </Button>
    </div>
  );
}

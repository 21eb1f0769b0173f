import { Button, Menu } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { IconPlus } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Customer } from '../../src-shared/customers/customer.ts';
import type { CustomerSites } from '../../src-shared/customers/parts.contract.ts';
import { provinceName } from '../../src-shared/vietnam/provinces.ts';
import { useClient } from '../api/client.tsx';
import { sentenceOf } from '../api/errors.ts';
import { useCommand } from '../api/use-command.ts';
import { useLanguage } from '../api/use-language.ts';
import { Card } from '../ui/Card.tsx';
import { DayText } from '../ui/DayText.tsx';
import { FailedState } from '../ui/FailedState.tsx';
import { writeDay, writeMoney, writeNumber } from '../ui/formats.ts';
import { useNow } from '../ui/use-now.ts';
import { AttachDrawer, NewSiteDrawer, ParentDrawer } from './site-drawers.tsx';
import classes from './Parts.module.css';
import { sitesQuery } from './use-parts.ts';

type Opened = 'new' | 'attach' | 'parent' | null;

/** Where a company stands: what is above it, its plants, branches and dependent companies, and their figures together. */
export function SitesCard({ customer, isReadOnly }: { customer: Customer; isReadOnly: boolean }) {
  const { t } = useTranslation('parts');
  const language = useLanguage();
  const tree = useQuery(sitesQuery(useClient(), customer.id));
  const [opened, setOpened] = useState<Opened>(null);
  const sites = tree.data;
  const close = () => setOpened(null);
  return (
    <Card
      title={t('sites.title')}
      isFlush
      aside={
        isReadOnly ? null : (
          <Menu position="bottom-end">
            <Menu.Target>
              <Button
                variant="subtle"
                aria-label={t('addTo', { title: t('sites.title') })}
                leftSection={<IconPlus size={14} stroke={1.75} aria-hidden />}
              >
                {t('add')}
              </Button>
            </Menu.Target>
            <Menu.Dropdown>
              <Menu.Item onClick={() => setOpened('new')}>{t('sites.new')}</Menu.Item>
              <Menu.Item onClick={() => setOpened('attach')}>{t('sites.attach')}</Menu.Item>
              <Menu.Item onClick={() => setOpened('parent')}>
                {t(customer.parentId === null ? 'sites.chooseParent' : 'sites.changeParent')}
              </Menu.Item>
            </Menu.Dropdown>
          </Menu>
        )
      }
    >
      {tree.isError ? <FailedState reason={sentenceOf(tree.error, language)} onRetry={() => void tree.refetch()} /> : null}
      {sites === undefined ? null : <Tree sites={sites} customer={customer} isReadOnly={isReadOnly} />}
      {opened === 'new' ? <NewSiteDrawer customer={customer} onClose={close} /> : null}
      {opened === 'attach' ? <AttachDrawer customer={customer} onClose={close} /> : null}
      {opened === 'parent' ? <ParentDrawer customer={customer} above={sites?.above.at(-1) ?? null} onClose={close} /> : null}
    </Card>
  );
}

function Tree({ sites, customer, isReadOnly }: { sites: CustomerSites; customer: Customer; isReadOnly: boolean }) {
  const { t } = useTranslation(['parts', 'customers']);
  const language = useLanguage();
  const navigate = useNavigate();
  const now = useNow();
  const open = (id: string) => void navigate({ to: '/customers/$id', params: { id }, search: { tab: 'profile' } });
  const leave = useCommand((client, id: string) => client.customers.update({ id, change: { parentId: null } }), {
    done: () => t('sites.left', { name: customer.name }),
  });
  const [self, ...below] = sites.sites;
  const isAlone = sites.above.length === 0 && below.length === 0;
  const kindOf = (kind: CustomerSites['sites'][number]['siteKind']) => (kind === null ? null : t(`customers:siteKind.${kind}`));
  return (
    <>
      {sites.above.length === 0 ? null : (
        <nav className={classes.path} aria-label={t('sites.above')}>
          {sites.above.map((company) => (
            <span key={company.id}>
              <button type="button" className={classes.link} onClick={() => open(company.id)}>
                {company.name}
              </button>
              {' › '}
            </span>
          ))}
          {self?.name}
          {self?.siteKind == null ? null : <span className={classes.mark}> {kindOf(self.siteKind)}</span>}
        </nav>
      )}
      {sites.loop.length < 2 ? null : (
        <div className={classes.warn} role="status">
          {t('sites.loop', { names: sites.loop.map((company) => company.name).join(' → ') })}{' '}
          {isReadOnly ? null : (
            <Button variant="subtle" loading={leave.isRunning} onClick={() => void leave.run(customer.id)}>
              {t('sites.leave', { name: customer.name })}
            </Button>
          )}
        </div>
      )}
      {isAlone ? <p className={classes.empty}>{t('sites.empty')}</p> : null}
      {below.length === 0 ? null : (
        <>
          <dl className={classes.totals}>
            <div>
              <dt>{t('sites.count')}</dt>
              <dd>{`${writeNumber(below.length, language)}${sites.isCut ? '+' : ''}`}</dd>
            </div>
            <div>
              <dt>{t('sites.visits')}</dt>
              <dd>{writeNumber(sites.total.visits, language)}</dd>
            </div>
            <div>
              <dt>{t('sites.sales')}</dt>
              <dd>{writeMoney(sites.total.salesDong)}</dd>
            </div>
            <div>
              <dt>{t('sites.lastVisit')}</dt>
              <dd>{sites.total.lastVisitAt === null ? '–' : <DayText value={sites.total.lastVisitAt} now={now} />}</dd>
            </div>
            <div>
              <dt>{t('sites.lastTransaction')}</dt>
              <dd>{sites.total.lastTransactionOn === null ? '–' : writeDay(sites.total.lastTransactionOn)}</dd>
            </div>
          </dl>
          <ul className={classes.list} aria-label={t('sites.title')}>
            {below.map((site) => (
              <li key={site.id} className={classes.item}>
                <button
                  type="button"
                  className={classes.line}
                  style={{ paddingLeft: 14 + (Math.min(site.depth, 6) - 1) * 18 }}
                  onClick={() => open(site.id)}
                >
                  <span className={classes.main}>
                    {site.name}
                    {site.siteKind === null ? null : <span className={classes.mark}> {kindOf(site.siteKind)}</span>}
                  </span>
                  <span className={`${classes.figure} fb-figures`}>
                    {[site.salesDong === 0 ? null : writeMoney(site.salesDong), t('sites.visitCount', { count: site.visits })]
                      .filter((text) => text !== null)
                      .join(' · ')}
                  </span>
                  <span className={classes.under}>
                    {[
                      site.address ?? (site.provinceCode === null ? null : provinceName(site.provinceCode)),
                      site.contactName ?? null,
                      site.contactPhone ?? site.phone,
                      site.lastTransactionOn === null ? null : t('lastBought', { day: writeDay(site.lastTransactionOn) }),
                    ]
                      .filter((text) => text !== null)
                      .join(' · ')}
                  </span>
                </button>
              </li>
            ))}
          </ul>
          {sites.isCut ? <p className={classes.note}>{t('sites.cut')}</p> : null}
        </>
      )}
    </>
  );
}

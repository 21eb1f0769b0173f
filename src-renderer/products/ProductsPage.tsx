import { Button, Menu, SegmentedControl, Tabs } from '@mantine/core';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { IconPackage, IconSearchOff } from '@tabler/icons-react';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ProductBrief } from '../../src-shared/products/products.contract.ts';
import { sentenceOf } from '../api/errors.ts';
import { useLanguage } from '../api/use-language.ts';
import type { Column } from '../ui/data-table/columns.ts';
import { DataTable } from '../ui/data-table/DataTable.tsx';
import { EmptyState } from '../ui/EmptyState.tsx';
import { FailedState } from '../ui/FailedState.tsx';
import { writeMoney, writeNumber } from '../ui/formats.ts';
import { LoadingState } from '../ui/LoadingState.tsx';
import { PageHeader } from '../ui/PageHeader.tsx';
import { usePlace } from '../ui/place.tsx';
import { SearchBox } from '../ui/SearchBox.tsx';
import { useShortcut } from '../ui/shortcuts.tsx';
import { StateBadge } from '../ui/StateBadge.tsx';
import { ImportDrawer } from './ImportDrawer.tsx';
import { PriceGrid } from './PriceGrid.tsx';
import { ProductDrawer, type ProductDraft } from './ProductDrawer.tsx';
import { emptyProduct } from './ProductDrawer.tsx';
import { ProductGroupsPanel } from './ProductGroupsPanel.tsx';
import classes from './Products.module.css';
import { StockImportDrawer } from './StockImportDrawer.tsx';
import { ProductThumb } from './ProductThumb.tsx';
import { type ProductSearch, productTabs } from './search-params.ts';
import { useExport } from './use-export.ts';
import { useProductSource } from './use-products.ts';

/** “Sản phẩm”: what is sold, in groups, and what it costs in each list. */
export function ProductsPage() {
  const { t } = useTranslation('products');
  const { t: words } = useTranslation('stock');
  const language = useLanguage();
  const navigate = useNavigate({ from: '/products' });
  const search = useSearch({ from: '/products' });
  const { tab = 'catalogue', text = '', group, state = 'active', sort = 'name', descending = false } = search;
  const go = (change: Partial<ProductSearch>) => {
    const next = Object.entries({ ...search, ...change }).filter(([, value]) => value !== undefined && value !== '');
    void navigate({ search: Object.fromEntries(next), replace: true });
  };
  const { source, mayChange, hasPhotos, error, retry } = useProductSource({
    text,
    state,
    sort,
    descending,
    ...(group === undefined ? {} : { groupId: group }),
  });
  const columns = useColumns(hasPhotos);
  const [draft, setDraft] = useState<ProductDraft | null>(null);
  const [importing, setImporting] = useState<'products' | 'stock' | null>(null);
  const exportAll = useExport();
  usePlace({ title: t('title') });
  const add = () => setDraft({ ...emptyProduct, groupId: group ?? null });
  useShortcut('new', add, mayChange === true);

  return (
    <Tabs
      value={tab}
      onChange={(value) => go({ tab: productTabs.find((one) => one === value && one !== 'catalogue') })}
      keepMounted={false}
      className={classes.page ?? ''}
    >
      <PageHeader
        title={t('title')}
        count={source === undefined ? undefined : t('count', { count: source.total, shown: writeNumber(source.total, language) })}
        actions={
          <>
            <Button variant="default" renderRoot={(props) => <Link {...props} to="/prices" search={{}} />}>
              {t('pricePolicy')}
            </Button>
            <Menu position="bottom-end">
              <Menu.Target>
                <Button variant="default">{t('file')}</Button>
              </Menu.Target>
              <Menu.Dropdown>
                <Menu.Item onClick={() => void exportAll.run()}>{t('exportXlsx')}</Menu.Item>
                {mayChange ? <Menu.Item onClick={() => setImporting('products')}>{t('import.open')}</Menu.Item> : null}
                {mayChange ? <Menu.Item onClick={() => setImporting('stock')}>{words('import.open')}</Menu.Item> : null}
              </Menu.Dropdown>
            </Menu>
            {mayChange ? <Button onClick={add}>{t('new')}</Button> : null}
          </>
        }
      />
      <Tabs.List className={classes.tabs ?? ''} aria-label={t('tabs')}>
        {productTabs.map((name) => (
          <Tabs.Tab key={name} value={name}>
            {t(`tab.${name}`)}
          </Tabs.Tab>
        ))}
      </Tabs.List>
      <div className={classes.tools}>
        <SearchBox label={t('search')} value={text} width={300} onSearch={(wanted) => go({ text: wanted })} />
        {tab === 'catalogue' ? (
          <SegmentedControl
            aria-label={t('state')}
            value={state}
            data={(['active', 'inactive', 'all'] as const).map((value) => ({ value, label: t(`states.${value}`) }))}
            onChange={(value) => go({ state: value === 'inactive' || value === 'all' ? value : undefined })}
          />
        ) : null}
      </div>
      <div className={classes.main}>
        <ProductGroupsPanel group={group} onGroup={(wanted) => go({ group: wanted })} />
        <div className={classes.body}>
          <Tabs.Panel value="prices" className={classes.fill ?? ''}>
            <PriceGrid text={text} {...(group === undefined ? {} : { groupId: group })} />
          </Tabs.Panel>
          <Tabs.Panel value="catalogue" className={classes.fill ?? ''}>
            {source === undefined ? (
              error === null ? (
                <LoadingState lines={10} />
              ) : (
                <FailedState reason={sentenceOf(error, language)} onRetry={retry} />
              )
            ) : source.total === 0 ? (
              text !== '' || group !== undefined || state !== 'active' ? (
                <EmptyState
                  icon={<IconSearchOff size={22} stroke={1.5} aria-hidden />}
                  title={t('empty.filteredTitle')}
                  text={t('empty.filteredText')}
                >
                  <Button variant="default" onClick={() => go({ text: undefined, group: undefined, state: undefined })}>
                    {t('empty.clear')}
                  </Button>
                </EmptyState>
              ) : (
                <EmptyState
                  icon={<IconPackage size={22} stroke={1.5} aria-hidden />}
                  title={t('empty.title')}
                  text={t(mayChange ? 'empty.text' : 'empty.textReadOnly')}
                >
                  {mayChange ? <Button onClick={add}>{t('new')}</Button> : null}
                </EmptyState>
              )
            ) : (
              <DataTable
                label={t('title')}
                columns={columns}
                source={source}
                rowId={(row) => row.id}
                rowName={(row) => row.name}
                order={{ by: sort, descending }}
                onOrder={({ by, descending: down }) =>
                  go({ sort: by === 'code' ? 'code' : undefined, descending: down || undefined })
                }
                onOpen={(row) => void navigate({ to: '/products/$id', params: { id: row.id } })}
                rememberAs="products"
              />
            )}
          </Tabs.Panel>
        </div>
      </div>
      {draft === null ? null : (
        <ProductDrawer
          draft={draft}
          onChange={setDraft}
          onClose={() => setDraft(null)}
          onSaved={(id) => void navigate({ to: '/products/$id', params: { id } })}
        />
      )}
      {importing === 'products' ? <ImportDrawer onClose={() => setImporting(null)} /> : null}
      {importing === 'stock' ? <StockImportDrawer onClose={() => setImporting(null)} /> : null}
    </Tabs>
  );
}

function useColumns(hasPhotos: boolean): Column<ProductBrief>[] {
  const { t } = useTranslation('products');
  return useMemo(
    () => [
      ...(hasPhotos
        ? [
            {
              id: 'photo',
              label: t('photos.column'),
              width: 56,
              render: ({ photo }: ProductBrief) => <ProductThumb photo={photo} isMade />,
            },
          ]
        : []),
      { id: 'code', label: t('fields.code'), width: 104, sortId: 'code', render: ({ code }) => code },
      {
        id: 'name',
        label: t('fields.name'),
        width: 260,
        grows: true,
        sortId: 'name',
        render: ({ name, isActive }) => (
          <span className={classes.name}>
            {name} {isActive ? null : <StateBadge>{t('inactive')}</StateBadge>}
          </span>
        ),
      },
      { id: 'group', label: t('fields.groupId'), width: 140, render: ({ groupName }) => groupName ?? '' },
      { id: 'unit', label: t('fields.unit'), width: 80, render: ({ unit }) => unit },
      {
        id: 'vat',
        label: t('fields.vat'),
        width: 104,
        isRight: true,
        render: ({ vatRate }) => (vatRate === null ? '–' : t(`rate.${vatRate}`)),
      },
      {
        id: 'price',
        label: t('fields.price'),
        width: 140,
        isRight: true,
        render: ({ priceDong }) => (
          <span className="fb-figures">{priceDong === null ? t('picker.noPrice') : writeMoney(priceDong)}</span>
        ),
      },
    ],
    [t, hasPhotos],
  );
}

import { NativeSelect } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { priceSeries } from '../../src-shared/competitors/price-series.ts';
import { daysBetween } from '../../src-shared/lib/dates.ts';
import { Card } from '../ui/Card.tsx';
import { dayOf, writeDay, writeMoney } from '../ui/formats.ts';
import { useNow } from '../ui/use-now.ts';
import classes from './Competitors.module.css';
import type { CompetitorRecord } from './use-competitors.ts';

const width = 640;
const height = 150;
const edge = 10;

/** What they asked for over time, and ours beside it where it is known; the strokes differ, not the colour alone. */
export function PriceChart({ competitor }: { competitor: CompetitorRecord }) {
  const { t } = useTranslation('competitors');
  const today = dayOf(useNow());
  const all = priceSeries(competitor.prices);
  const [chosen, setChosen] = useState<string | null>(null);
  const series = all.find(({ key }) => key === chosen) ?? all[0];
  if (series === undefined) return null;
  const ours = competitor.ours.find(({ productId }) => productId === series.productId) ?? null;
  const first = series.points[0]?.on ?? today;
  const days = Math.max(1, daysBetween(first, today));
  const amounts = [...series.points.map(({ priceDong }) => priceDong), ...(ours === null ? [] : [ours.priceDong])];
  const least = Math.min(...amounts);
  const most = Math.max(...amounts);
  const x = (on: string) => edge + (daysBetween(first, on) / days) * (width - 2 * edge);
  const y = (priceDong: number) => height - edge - ((priceDong - least) / Math.max(1, most - least)) * (height - 2 * edge);
  const oursFrom = ours === null ? 0 : ours.fromOn !== null && ours.fromOn > first ? x(ours.fromOn) : edge;
  const told = series.points.map(({ on, priceDong }) => `${writeDay(on)} ${writeMoney(priceDong)}`).join('; ');
  return (
    <Card
      title={t('chart')}
      aside={
        all.length < 2 ? (
          <span className={classes.soft}>{series.name}</span>
        ) : (
          <NativeSelect
            size="xs"
            aria-label={t('product')}
            value={series.key}
            data={all.map(({ key, name }) => ({ value: key, label: name }))}
            onChange={(event) => setChosen(event.currentTarget.value)}
          />
        )
      }
    >
      <svg
        className={classes.chart}
        viewBox={`0 0 ${width} ${height}`}
        preserveAspectRatio="none"
        role="img"
        aria-label={t('chartOf', { product: series.name, told })}
      >
        {[least, most].map((amount) => (
          <line
            key={amount}
            x1={0}
            x2={width}
            y1={y(amount)}
            y2={y(amount)}
            stroke="var(--fb-line2)"
            vectorEffect="non-scaling-stroke"
          />
        ))}
        {ours === null ? null : (
          <line
            x1={oursFrom}
            x2={width - edge}
            y1={y(ours.priceDong)}
            y2={y(ours.priceDong)}
            stroke="var(--fb-ink2)"
            strokeWidth={1.5}
            strokeDasharray="6 4"
            vectorEffect="non-scaling-stroke"
          />
        )}
        <polyline
          points={series.points.map(({ on, priceDong }) => `${x(on)},${y(priceDong)}`).join(' ')}
          fill="none"
          stroke="var(--fb-accent-ink)"
          strokeWidth={1.75}
          strokeLinejoin="round"
          vectorEffect="non-scaling-stroke"
        />
        {series.points.map(({ on, priceDong }, at) => (
          // A line without length and with round ends is a dot that the stretched picture does not pull into an egg.
          <line
            key={`${on} ${at}`}
            x1={x(on)}
            x2={x(on)}
            y1={y(priceDong)}
            y2={y(priceDong)}
            stroke="var(--fb-accent-ink)"
            strokeWidth={6}
            strokeLinecap="round"
            vectorEffect="non-scaling-stroke"
          />
        ))}
      </svg>
      <div className={classes.ends}>
        <span>{writeDay(first)}</span>
        <span>{least === most ? writeMoney(least) : `${writeMoney(least)} – ${writeMoney(most)}`}</span>
        <span>{writeDay(today)}</span>
      </div>
      <p className={classes.legend}>
        <span>━ {t('theirs')}</span>
        {ours === null ? null : (
          <span>
            ╍ {ours.fromOn === null ? t('ours') : t('oursSince', { day: writeDay(ours.fromOn) })}: {writeMoney(ours.priceDong)}
          </span>
        )}
      </p>
    </Card>
  );
}

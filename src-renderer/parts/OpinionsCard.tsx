import { useTranslation } from 'react-i18next';
import { useLanguage } from '../api/use-language.ts';
import { dayOf, writeDay, writeNumber } from '../ui/formats.ts';
import { useNow } from '../ui/use-now.ts';
import type { CardProps } from './company-cards.tsx';
import { opinionSeries, satisfaction, type Series } from './opinion-series.ts';
import { PartCard } from './PartCard.tsx';
import classes from './Parts.module.css';
import { usePartWords } from './use-part-words.ts';

/** What the people at the customer think of our product, service and company, and how it went over time. */
export function OpinionsCard({ parts, ...common }: CardProps) {
  const { t } = useTranslation('parts');
  const language = useLanguage();
  const words = usePartWords();
  const today = dayOf(useNow());
  const series = opinionSeries(parts.opinions);
  const mean = satisfaction(series);
  const lines = parts.opinions.map((row) => ({
    row,
    main: `${words.choiceOf(row.about)} · ${row.score}/5`,
    under: [row.said, row.contactName],
    figure: writeDay(row.saidOn),
  }));
  return (
    <PartCard
      {...common}
      part="opinions"
      lines={lines}
      first={{ about: 'product', score: '', saidOn: writeDay(today) }}
      aside={mean === null ? null : <span>{t('satisfaction', { score: writeNumber(mean, language) })}</span>}
      head={parts.opinions.length < 2 ? null : <Chart series={series} />}
    />
  );
}

const width = 300;
const height = 64;
const edge = 6;
const strokes = ['none', '5 3', '1.5 3'] as const;

/** Lines that differ in their strokes, not in colour alone; the numbers stand in the legend. */
function Chart({ series }: { series: readonly Series[] }) {
  const { t } = useTranslation('parts');
  const words = usePartWords();
  const x = (at: number) => edge + at * (width - 2 * edge);
  const y = (score: number) => height - edge - ((score - 1) / 4) * (height - 2 * edge);
  const told = series
    .map((line) => `${words.choiceOf(line.about)} ${line.points.map(({ score }) => score).join(', ')}`)
    .join('; ');
  return (
    <div className={classes.chartBox}>
      <svg
        className={classes.chart}
        viewBox={`0 0 ${width} ${height}`}
        preserveAspectRatio="none"
        role="img"
        aria-label={t('chart', { told })}
      >
        {[1, 3, 5].map((score) => (
          <line
            key={score}
            x1={0}
            x2={width}
            y1={y(score)}
            y2={y(score)}
            stroke="var(--fb-line2)"
            vectorEffect="non-scaling-stroke"
          />
        ))}
        {series.flatMap((line) =>
          line.points.map((point, at) => (
            // A line without length and with round ends is a dot that the stretched picture does not pull into an egg.
            <line
              key={`${line.about} ${at}`}
              x1={x(point.at)}
              x2={x(point.at)}
              y1={y(point.score)}
              y2={y(point.score)}
              stroke="var(--fb-accent-ink)"
              strokeWidth={5}
              strokeLinecap="round"
              vectorEffect="non-scaling-stroke"
            />
          )),
        )}
        {series.map((line, at) => (
          <polyline
            key={line.about}
            points={line.points.map((point) => `${x(point.at)},${y(point.score)}`).join(' ')}
            fill="none"
            stroke="var(--fb-accent-ink)"
            strokeWidth={1.75}
            strokeDasharray={strokes[at % strokes.length]}
            strokeLinecap="round"
            strokeLinejoin="round"
            vectorEffect="non-scaling-stroke"
          />
        ))}
      </svg>
      <p className={classes.legend}>
        {series.map((line, at) => (
          <span key={line.about}>
            <svg width={22} height={8} aria-hidden style={{ marginRight: 5 }}>
              <line
                x1={0}
                x2={22}
                y1={4}
                y2={4}
                stroke="var(--fb-accent-ink)"
                strokeWidth={1.75}
                strokeDasharray={strokes[at % strokes.length]}
              />
            </svg>
            {words.choiceOf(line.about)} {line.latest}/5
            {line.change === 0 ? '' : line.change > 0 ? ` ↑${line.change}` : ` ↓${-line.change}`}
          </span>
        ))}
      </p>
    </div>
  );
}

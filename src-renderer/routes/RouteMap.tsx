import { ActionIcon } from '@mantine/core';
import { useElementSize } from '@mantine/hooks';
import { IconFocusCentered, IconMinus, IconPlus } from '@tabler/icons-react';
import { useEffect, useMemo, useRef, useState } from 'react';
import type { KeyboardEvent, PointerEvent } from 'react';
import { useTranslation } from 'react-i18next';
import type { DayRoute } from '../../src-shared/routes/routes.contract.ts';
import { useLanguage } from '../api/use-language.ts';
import { graticule, type MapView, planeOf, scaleMetres, viewOf, withoutOverlap } from './map-view.ts';
import classes from './RoutePage.module.css';
import { writeKilometres } from './write-kilometres.ts';

const zoomStep = 1.4;
const panPixels = 60;
const closestMetresPerPixel = 0.2;
const widestMetresPerPixel = 20_000;
const letterPixels = 6.6;

/**
 * A day as a drawing: the stops with their numbers, the straight lines between them, degrees and a scale. Nothing else is known without a
 * network, so nothing else is drawn.
 */
export function RouteMap({
  route,
  chosen,
  onChoose,
}: {
  route: DayRoute;
  chosen: string | null;
  onChoose: (id: string) => void;
}) {
  const { t } = useTranslation('routes');
  const language = useLanguage();
  const { ref: size, width, height } = useElementSize<HTMLDivElement>();
  const box = useRef<HTMLDivElement>(null);
  const places = useMemo(
    () => [route.start, ...route.stops.map(({ position }) => position)].filter((position) => position !== null),
    [route],
  );
  const plane = useMemo(() => planeOf(places), [places]);
  const whole = useMemo(() => viewOf(places.map(plane.point), width, height), [places, plane, width, height]);
  const [own, setOwn] = useState<{ of: string; view: MapView } | null>(null);
  // Another order of the same places keeps the part that is looked at; other places are shown whole.
  const about = useMemo(
    () =>
      places
        .map(({ latitude, longitude }) => `${latitude} ${longitude}`)
        .toSorted()
        .join(),
    [places],
  );
  const view = own?.of === about ? own.view : whole;
  const setView = (next: MapView) => setOwn({ of: about, view: next });

  const zoom = (factor: number, at: { x: number; y: number } = { x: width / 2, y: height / 2 }) => {
    const metresPerPixel = Math.min(widestMetresPerPixel, Math.max(closestMetresPerPixel, view.metresPerPixel / factor));
    const shift = view.metresPerPixel - metresPerPixel;
    const { x, y } = view.middle;
    setView({ metresPerPixel, middle: { x: x + (at.x - width / 2) * shift, y: y + (at.y - height / 2) * shift } });
  };
  const pan = (right: number, down: number) => {
    const { x, y } = view.middle;
    setView({ ...view, middle: { x: x + right * view.metresPerPixel, y: y + down * view.metresPerPixel } });
  };
  const fit = () => setOwn(null);

  function onKey(event: KeyboardEvent) {
    if (event.altKey || event.ctrlKey || event.metaKey) return;
    const act = {
      ArrowLeft: () => pan(-panPixels, 0),
      ArrowRight: () => pan(panPixels, 0),
      ArrowUp: () => pan(0, -panPixels),
      ArrowDown: () => pan(0, panPixels),
      '+': () => zoom(zoomStep),
      '=': () => zoom(zoomStep),
      '-': () => zoom(1 / zoomStep),
      '0': fit,
    }[event.key];
    if (act === undefined) return;
    event.preventDefault();
    act();
  }

  // React listens to the wheel without the right to stop the page from scrolling.
  const turn = useRef<(event: WheelEvent) => void>(() => {});
  useEffect(() => {
    turn.current = (event) => {
      event.preventDefault();
      const edge = box.current?.getBoundingClientRect();
      zoom(event.deltaY < 0 ? 1.15 : 1 / 1.15, {
        x: event.clientX - (edge?.left ?? 0),
        y: event.clientY - (edge?.top ?? 0),
      });
    };
  });
  useEffect(() => {
    const element = box.current;
    const onWheel = (event: WheelEvent) => turn.current(event);
    element?.addEventListener('wheel', onWheel, { passive: false });
    return () => element?.removeEventListener('wheel', onWheel);
  }, []);

  const held = useRef<{ x: number; y: number } | null>(null);
  function onMove(event: PointerEvent) {
    if (held.current === null) return;
    pan(held.current.x - event.clientX, held.current.y - event.clientY);
    held.current = { x: event.clientX, y: event.clientY };
  }

  const screen = (position: (typeof places)[number]) => {
    const { x, y } = plane.point(position);
    return {
      x: (x - view.middle.x) / view.metresPerPixel + width / 2,
      y: (y - view.middle.y) / view.metresPerPixel + height / 2,
    };
  };
  const stops = route.stops.flatMap((stop, at) =>
    stop.position === null ? [] : [{ stop, number: at + 1, ...screen(stop.position) }],
  );
  // Stops of which only the province is known lie on one point: one mark with all their numbers.
  const marks = [...Map.groupBy(stops, ({ x, y }) => `${Math.round(x)} ${Math.round(y)}`).values()].map((group) => {
    const [first] = group;
    const numbers = group.map(({ number }) => number);
    const text = numbers.length > 3 ? `${numbers.slice(0, 3).join(', ')}…` : numbers.join(', ');
    return {
      id: first?.stop.visit.id ?? '',
      x: first?.x ?? 0,
      y: first?.y ?? 0,
      text,
      wide: Math.max(22, 10 + text.length * 7),
      name: group.length === 1 ? (first?.stop.visit.customerName ?? '') : t('map.several', { count: group.length }),
      isEstimated: group.every(({ stop }) => stop.source === 'province'),
      isDone: group.every(({ stop }) => stop.visit.state === 'done'),
      isChosen: group.some(({ stop }) => stop.visit.id === chosen),
    };
  });
  const names = withoutOverlap(
    marks
      .toSorted((a, b) => Number(b.isChosen) - Number(a.isChosen))
      .map((mark) => {
        const name = mark.name.length > 34 ? `${mark.name.slice(0, 33)}…` : mark.name;
        const wide = name.length * letterPixels;
        const right = mark.x + mark.wide / 2 + 4;
        // On the right edge the name stands before its mark, where the buttons do not cover it.
        const x = right + wide > width - 50 ? mark.x - mark.wide / 2 - 4 - wide : right;
        return { id: mark.id, name, x, y: mark.y - 8, width: wide, height: 16 };
      }),
    marks.map(({ x, y, wide }) => ({ x: x - wide / 2, y: y - 11, width: wide, height: 22 })),
  );
  const start = route.start === null ? null : screen(route.start);
  const line = [start, ...stops, route.returns ? start : null].filter((point) => point !== null);
  const corner = (x: number, y: number) =>
    plane.degrees({
      x: view.middle.x + (x - width / 2) * view.metresPerPixel,
      y: view.middle.y + (y - height / 2) * view.metresPerPixel,
    });
  const [topLeft, bottomRight] = [corner(0, 0), corner(width, height)];
  const bar = scaleMetres(120 * view.metresPerPixel);
  const barPixels = bar / view.metresPerPixel;

  return (
    <div
      ref={box}
      className={classes.map}
      role="group"
      tabIndex={0}
      aria-label={t('map.label')}
      aria-describedby="route-map-keys"
      onKeyDown={onKey}
      onPointerDown={(event) => {
        if (event.button !== 0 || (event.target instanceof Element && event.target.closest('button') !== null)) return;
        held.current = { x: event.clientX, y: event.clientY };
        event.currentTarget.setPointerCapture(event.pointerId);
      }}
      onPointerMove={onMove}
      onPointerUp={() => {
        held.current = null;
      }}
    >
      <div ref={size} className={classes.drawing}>
        <svg width={width} height={height} role="img" aria-label={t('map.drawing', { count: stops.length })}>
          <g className={classes.grid}>
            {graticule(topLeft.longitude, bottomRight.longitude).at.map((degrees) => {
              const { x } = screen({ latitude: '0', longitude: String(degrees) });
              return (
                <g key={degrees}>
                  <line x1={x} x2={x} y1={0} y2={height} />
                  <text x={x + 3} y={11}>
                    {writeDegreesShort(degrees, 'E', graticule(topLeft.longitude, bottomRight.longitude).step)}
                  </text>
                </g>
              );
            })}
            {graticule(bottomRight.latitude, topLeft.latitude).at.map((degrees) => {
              const { y } = screen({ latitude: String(degrees), longitude: '0' });
              return (
                <g key={degrees}>
                  <line x1={0} x2={width} y1={y} y2={y} />
                  <text x={3} y={y - 3}>
                    {writeDegreesShort(degrees, 'N', graticule(bottomRight.latitude, topLeft.latitude).step)}
                  </text>
                </g>
              );
            })}
          </g>
          <polyline className={classes.way} points={line.map(({ x, y }) => `${x},${y}`).join(' ')} />
          {start === null ? null : (
            <g className={classes.startMark}>
              <rect x={start.x - 8} y={start.y - 8} width={16} height={16} rx={3} />
              <text x={start.x + 13} y={start.y + 4}>
                {route.start?.name}
              </text>
            </g>
          )}
          {marks.map((mark) => (
            <g
              key={mark.id}
              className={classes.mark}
              data-estimated={mark.isEstimated || undefined}
              data-done={mark.isDone || undefined}
              data-chosen={mark.isChosen || undefined}
              onClick={() => onChoose(mark.id)}
            >
              <rect x={mark.x - mark.wide / 2} y={mark.y - 11} width={mark.wide} height={22} rx={11} />
              <text x={mark.x} y={mark.y + 4} textAnchor="middle">
                {mark.text}
              </text>
              <title>{mark.name}</title>
            </g>
          ))}
          <g className={classes.names}>
            {names.map(({ id, name, x, y }) => (
              <text key={id} x={x} y={y + 12}>
                {name}
              </text>
            ))}
          </g>
          <g className={classes.scale}>
            <path d={`M12 ${height - 20} v6 h${barPixels} v-6`} />
            <text x={16} y={height - 20}>
              {writeKilometres(bar, language)}
            </text>
          </g>
          <g className={classes.north}>
            <path d={`M${width - 24} ${height - 42} l6 18 l-6 -5 l-6 5 z`} />
            <text x={width - 24} y={height - 10} textAnchor="middle">
              {t('map.north')}
            </text>
          </g>
        </svg>
      </div>
      <div className={classes.mapTools}>
        <ActionIcon
          variant="default"
          size={30}
          aria-label={t('map.closer')}
          title={t('map.closer')}
          onClick={() => zoom(zoomStep)}
        >
          <IconPlus size={16} aria-hidden />
        </ActionIcon>
        <ActionIcon
          variant="default"
          size={30}
          aria-label={t('map.farther')}
          title={t('map.farther')}
          onClick={() => zoom(1 / zoomStep)}
        >
          <IconMinus size={16} aria-hidden />
        </ActionIcon>
        <ActionIcon variant="default" size={30} aria-label={t('map.fit')} title={t('map.fit')} onClick={fit}>
          <IconFocusCentered size={16} aria-hidden />
        </ActionIcon>
      </div>
      <p id="route-map-keys" className={classes.mapNote}>
        {t('map.note')}
      </p>
    </div>
  );
}

function writeDegreesShort(degrees: number, side: 'N' | 'E', step: number): string {
  const places = Math.max(0, Math.ceil(-Math.log10(step) - 1e-9));
  return `${degrees.toFixed(places)}°${side}`;
}

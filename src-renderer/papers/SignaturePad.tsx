import { Button } from '@mantine/core';
import { useRef, useState } from 'react';
import type { PointerEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { padHeight, padWidth, type Strokes, writeSignature } from '../../src-shared/documents/signature.ts';
import classes from './SignaturePad.module.css';

/**
 * Where somebody signs with a pen, a finger or the mouse. Answers the strokes as they are stored, null while nothing is drawn. Whoever has
 * only a keyboard types the name into the field beside it: a name is an acceptance too.
 */
export function SignaturePad({ onChange }: { onChange: (signature: string | null) => void }) {
  const { t } = useTranslation('papers');
  const [strokes, setStrokes] = useState<Strokes>([]);
  const drawing = useRef<{ stroke: Strokes[number]; since: number } | null>(null);
  const startedAt = useRef<number | null>(null);

  const put = (next: Strokes) => {
    setStrokes(next);
    onChange(writeSignature(next));
  };
  const pointOf = (event: PointerEvent<SVGSVGElement>): Strokes[number][number] => {
    const box = event.currentTarget.getBoundingClientRect();
    startedAt.current ??= event.timeStamp;
    const place = (value: number, of: number, to: number) => Math.max(0, Math.min(to, Math.round((value / of) * to)));
    return [
      place(event.clientX - box.left, box.width, padWidth),
      place(event.clientY - box.top, box.height, padHeight),
      Math.max(0, Math.round(event.timeStamp - startedAt.current)),
    ];
  };
  return (
    <div className={classes.pad}>
      <svg
        className={classes.area}
        viewBox={`0 0 ${padWidth} ${padHeight}`}
        role="img"
        aria-label={t('sign.area')}
        onPointerDown={(event) => {
          event.preventDefault();
          event.currentTarget.setPointerCapture(event.pointerId);
          const stroke = [pointOf(event)];
          drawing.current = { stroke, since: event.timeStamp };
          setStrokes([...strokes, stroke]);
        }}
        onPointerMove={(event) => {
          if (drawing.current === null) return;
          drawing.current.stroke = [...drawing.current.stroke, pointOf(event)];
          setStrokes([...strokes.slice(0, -1), drawing.current.stroke]);
        }}
        onPointerUp={() => {
          if (drawing.current === null) return;
          const { stroke } = drawing.current;
          drawing.current = null;
          put([...strokes.slice(0, -1), stroke]);
        }}
      >
        <line x1={30} x2={padWidth - 30} y1={padHeight - 40} y2={padHeight - 40} className={classes.line} />
        {strokes.map((stroke, at) => (
          <polyline
            // biome-ignore lint/suspicious/noArrayIndexKey: strokes in their order
            key={at}
            points={(stroke.length === 1 ? [...stroke, ...stroke] : stroke).map(([x, y]) => `${x},${y}`).join(' ')}
            className={classes.stroke}
          />
        ))}
      </svg>
      <div className={classes.row}>
        <span className={classes.hint}>{t('sign.hint')}</span>
        <Button variant="subtle" disabled={strokes.length === 0} onClick={() => put([])}>
          {t('sign.clear')}
        </Button>
      </div>
    </div>
  );
}

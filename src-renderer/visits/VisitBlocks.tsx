import { memo, useLayoutEffect, useRef } from 'react';
import classes from './VisitBlock.module.css';
import { type BlockLook, drawBlocks } from './visit-blocks.ts';

/** The visits of one column of a time grid. */
export const VisitBlocks = memo(function VisitBlocks({ looks }: { looks: readonly BlockLook[] }) {
  const host = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    if (host.current !== null) drawBlocks(host.current, looks);
  }, [looks]);
  return <div ref={host} className={classes.blocks} />;
});

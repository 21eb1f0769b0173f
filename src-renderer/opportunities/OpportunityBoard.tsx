import { useNavigate } from '@tanstack/react-router';
import { useCallback, useLayoutEffect, useMemo, useRef, useState } from 'react';
import type { KeyboardEvent } from 'react';
import { useTranslation } from '../locales/words.tsx';
import type { BoardStage } from '../../src-shared/opportunities/opportunities.contract.ts';
import { useChoices } from '../api/use-choices.ts';
import { useCommand } from '../api/use-command.ts';
import { useLanguage } from '../api/use-language.ts';
import { type CardMove, neighbourOf, withMove } from './board-move.ts';
import { BoardColumn } from './BoardColumn.tsx';
import { lostDrawer } from './drawers.ts';
import classes from './Opportunities.module.css';

/**
 * Opportunities by stage, side by side. A card moves by dragging or with Alt and the arrows, and is shown where it goes before the core has
 * answered; a move that is refused puts it back. To a lost stage it goes with its reason.
 */
export function OpportunityBoard({ stages: stored, today }: { stages: readonly BoardStage[]; today: string }) {
  const { t } = useTranslation('opportunities');
  const language = useLanguage();
  const navigate = useNavigate();
  const { wordFor } = useChoices('tag');
  const board = useRef<HTMLDivElement>(null);
  const dragged = useRef<string | null>(null);
  const focusAfter = useRef<string | null>(null);
  const [moving, setMoving] = useState<(CardMove & { readonly savedOn: readonly BoardStage[] | null }) | null>(null);
  // Once the move is stored, the first answer after it shows where the card really is.
  const shown = moving?.savedOn != null && moving.savedOn !== stored ? null : moving;
  const stages = useMemo(() => withMove(stored, shown), [stored, shown]);
  const move = useCommand(
    (client, { id, to, from }: CardMove & { title: string; from: string }) =>
      client.opportunities.move({ id, stageId: to, from }),
    {
      done: (_moved, { title, to }) => {
        const stage = stored.find(({ id }) => id === to);
        return t('toast.moved', { title, stage: stage === undefined ? '' : stage[language] });
      },
    },
  );
  useLayoutEffect(() => {
    if (focusAfter.current === null) return;
    board.current?.querySelector<HTMLElement>(`[data-card="${focusAfter.current}"]`)?.focus();
    focusAfter.current = null;
  }, [stages]);

  const goTo = (id: string, to: string, byKeyboard: boolean) => {
    const source = stages.find(({ cards }) => cards.some((card) => card.id === id));
    const target = stages.find((stage) => stage.id === to);
    const card = source?.cards.find((one) => one.id === id);
    if (source === undefined || target === undefined || card === undefined || source.id === to || !target.isActive) return;
    if (target.kind === 'lost') {
      lostDrawer.open({ id, title: card.title, stageId: to, from: source.id });
      return;
    }
    if (byKeyboard) focusAfter.current = id;
    setMoving({ id, to, savedOn: null });
    void move.run({ id, to, from: source.id, title: card.title }).then((done) => {
      setMoving((before) => (before?.id !== id ? before : done === null ? null : { ...before, savedOn: newest.current.stored }));
    });
  };
  const newest = useRef({ goTo, stored });
  useLayoutEffect(() => {
    newest.current = { goTo, stored };
  });
  const drop = useCallback((stageId: string) => {
    const id = dragged.current;
    dragged.current = null;
    if (id !== null) newest.current.goTo(id, stageId, false);
  }, []);

  function onKeyDown(event: KeyboardEvent) {
    const card = event.target instanceof HTMLElement ? event.target.closest<HTMLElement>('[data-card]') : null;
    if (card === null || card !== event.target) return;
    const id = card.dataset['card'] ?? '';
    const column = card.closest<HTMLElement>('[data-stage]');
    const stageId = column?.dataset['stage'] ?? '';
    const step = event.key === 'ArrowRight' ? 1 : event.key === 'ArrowLeft' ? -1 : null;
    if (event.key === 'Enter') {
      event.preventDefault();
      void navigate({ to: '/opportunities/$id', params: { id } });
    } else if (step !== null && event.altKey) {
      event.preventDefault();
      const next = neighbourOf(stages, stageId, step);
      if (next !== null) goTo(id, next.id, true);
    } else if (step !== null) {
      event.preventDefault();
      const side = step === 1 ? 'nextElementSibling' : 'previousElementSibling';
      for (let next = column?.[side] ?? null; next !== null; next = next[side]) {
        const first = next.querySelector<HTMLElement>('[data-card]');
        if (first !== null) return first.focus();
      }
    } else if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      const next = event.key === 'ArrowDown' ? card.nextElementSibling : card.previousElementSibling;
      event.preventDefault();
      if (next instanceof HTMLElement) next.focus();
    }
  }

  return (
    <div
      ref={board}
      className={classes.board}
      role="group"
      aria-label={t('board')}
      onKeyDown={onKeyDown}
      onDragStart={(event) => {
        const card = event.target instanceof HTMLElement ? event.target.closest<HTMLElement>('[data-card]') : null;
        dragged.current = card?.dataset['card'] ?? null;
        event.dataTransfer.effectAllowed = 'move';
      }}
      onDragEnd={() => {
        dragged.current = null;
      }}
    >
      {stages.map((stage) => (
        <BoardColumn key={stage.id} stage={stage} today={today} language={language} tagWord={wordFor} onDrop={drop} />
      ))}
    </div>
  );
}

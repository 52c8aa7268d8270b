'use client';

import { type KeyboardEvent, type PointerEvent, useCallback, useEffect, useRef, useState } from 'react';
import { firstPlace, formatPlace, movePlace, type OverlayPlace, parsePlace, resizePlace } from './overlay-place';

const KEY = 'jomo.chat.place';
const STEP = 0.02;

const arrows: Readonly<Record<string, readonly [number, number]>> = {
  ArrowLeft: [-STEP, 0],
  ArrowRight: [STEP, 0],
  ArrowUp: [0, -STEP],
  ArrowDown: [0, STEP],
};

type Change = (place: OverlayPlace, dx: number, dy: number) => OverlayPlace;

function recall(): OverlayPlace {
  try {
    return parsePlace(localStorage.getItem(KEY)) ?? firstPlace;
  } catch {
    return firstPlace;
  }
}

/** Where the chat lies over the picture; this browser remembers it. `frame` is what it may move within. */
export function useOverlayPlace(frame: () => Element | null) {
  const [place, setPlace] = useState(recall);
  const dragged = useRef<{ x: number; y: number } | null>(null);
  useEffect(() => {
    try {
      localStorage.setItem(KEY, formatPlace(place));
    } catch {}
  }, [place]);

  /** What a handle needs: it can be dragged, and moved with the arrow keys. */
  const handle = (change: Change) => ({
    onPointerDown: (event: PointerEvent<HTMLElement>) => {
      event.currentTarget.setPointerCapture(event.pointerId);
      dragged.current = { x: event.clientX, y: event.clientY };
    },
    onPointerMove: (event: PointerEvent<HTMLElement>) => {
      const box = frame()?.getBoundingClientRect();
      const from = dragged.current;
      if (!box || !from) return;
      const [dx, dy] = [(event.clientX - from.x) / box.width, (event.clientY - from.y) / box.height];
      dragged.current = { x: event.clientX, y: event.clientY };
      setPlace((now) => change(now, dx, dy));
    },
    onPointerUp: () => {
      dragged.current = null;
    },
    onPointerCancel: () => {
      dragged.current = null;
    },
    onKeyDown: (event: KeyboardEvent<HTMLElement>) => {
      const step = arrows[event.key];
      if (!step) return;
      event.preventDefault();
      // Else the player would seek too.
      event.stopPropagation();
      setPlace((now) => change(now, step[0], step[1]));
    },
  });

  const growText = useCallback(() => {
    setPlace((now) => ({ ...now, text: now.text === 2 ? 0 : now.text === 1 ? 2 : 1 }));
  }, []);
  return { place, moving: handle(movePlace), resizing: handle(resizePlace), growText };
}

'use client';

import { type RefObject, useEffect, useRef, useState } from 'react';
import { classNames } from '@/components/ui/class-names';
import { playerTexts } from '@/texts/player';
import type { PlayerCore } from '../player-core';
import styles from './extras.module.css';
import { draggedVolume, isTap, isVolumeDrag, type Point, sideOf } from './read-gesture';

const STEP_SEC = 10;
const DOUBLE_MS = 320;
/** Further taps go on seeking for so long after the last one. */
const CHAIN_MS = 700;

type Ripple = { side: -1 | 1; seconds: number; id: number };
type Props = { core: PlayerCore; frame: RefObject<HTMLDivElement | null> };

const onPicture = (event: Event) => {
  const target = event.composedPath()[0];
  return target instanceof HTMLElement && target.matches('video, media-controller, [data-touch]');
};

/**
 * Fingers on the picture: two taps at its left or right seek (and each further tap more), up and down at its right
 * change the volume. A single tap shows or hides the controls, which is media-chrome's. Two clicks of a mouse are full
 * screen, as in other players.
 */
export function TouchLayer({ core, frame }: Props) {
  const [ripple, setRipple] = useState<Ripple | null>(null);
  const latest = useRef(core);
  latest.current = core;

  useEffect(() => {
    const root = frame.current;
    if (!root) return;
    let from: (Point & { volume: number }) | null = null;
    let dragging = false;
    let tapped: { side: -1 | 0 | 1; at: number; count: number } | null = null;
    let fade: ReturnType<typeof setTimeout> | undefined;
    let byMouse = false;
    let pausedBefore = false;
    const locate = (event: PointerEvent): Point => {
      const { left, top } = root.getBoundingClientRect();
      return { x: event.clientX - left, y: event.clientY - top, at: event.timeStamp };
    };
    const box = () => ({ width: root.clientWidth, height: root.clientHeight });

    const down = (event: PointerEvent) => {
      byMouse = event.pointerType === 'mouse';
      dragging = false;
      const mine = event.pointerType === 'touch' && event.isPrimary && onPicture(event);
      from = mine ? { ...locate(event), volume: latest.current.video.volume } : null;
    };
    const move = (event: PointerEvent) => {
      if (!from || event.pointerType !== 'touch' || !event.isPrimary) return;
      const to = locate(event);
      dragging ||= isVolumeDrag(from, to, box());
      if (!dragging) return;
      const { video, flash } = latest.current;
      video.volume = draggedVolume(from.volume, from, to, box());
      video.muted = false;
      flash(playerTexts.volume(Math.round(video.volume * 100)));
    };
    const tap = (at: Point) => {
      const side = sideOf(at.x, box());
      const chained = tapped !== null && tapped.side === side && side !== 0;
      const within = tapped !== null && at.at - tapped.at < (tapped.count > 1 ? CHAIN_MS : DOUBLE_MS);
      tapped = { side, at: at.at, count: chained && within ? (tapped?.count ?? 0) + 1 : 1 };
      if (side === 0 || tapped.count < 2) return;
      latest.current.perform({ type: 'seek-by', seconds: side * STEP_SEC });
      setRipple({ side, seconds: (tapped.count - 1) * STEP_SEC, id: at.at });
      clearTimeout(fade);
      fade = setTimeout(() => setRipple(null), CHAIN_MS);
    };
    const up = (event: PointerEvent) => {
      if (!from || event.pointerType !== 'touch' || !event.isPrimary) return;
      const to = locate(event);
      if (!dragging && isTap(from, to)) tap(to);
      from = null;
    };
    const press = ({ detail }: MouseEvent) => {
      if (detail === 1) pausedBefore = latest.current.video.paused;
    };
    const doubleClick = (event: MouseEvent) => {
      if (!byMouse || !onPicture(event)) return;
      const { video, perform } = latest.current;
      // Each of the clicks has paused or played, as fast as it could.
      if (video.paused !== pausedBefore) perform({ type: 'toggle-play' });
      perform({ type: 'toggle-fullscreen' });
    };
    const cancel = () => {
      from = null;
    };
    root.addEventListener('pointerdown', down);
    root.addEventListener('pointermove', move);
    root.addEventListener('pointerup', up);
    root.addEventListener('pointercancel', cancel);
    root.addEventListener('mousedown', press);
    root.addEventListener('dblclick', doubleClick);
    return () => {
      clearTimeout(fade);
      root.removeEventListener('pointerdown', down);
      root.removeEventListener('pointermove', move);
      root.removeEventListener('pointerup', up);
      root.removeEventListener('pointercancel', cancel);
      root.removeEventListener('mousedown', press);
      root.removeEventListener('dblclick', doubleClick);
    };
  }, [frame]);

  if (!ripple) return null;
  const text = ripple.side > 0 ? playerTexts.skipOn(ripple.seconds) : playerTexts.skipBack(ripple.seconds);
  return (
    <div
      key={ripple.id}
      className={classNames(styles.ripple, ripple.side > 0 ? styles.rippleOn : styles.rippleBack)}
      role="status"
    >
      {text}
    </div>
  );
}

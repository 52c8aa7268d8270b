export type Point = { x: number; y: number; at: number };
export type Box = { width: number; height: number };

const TAP_PX = 12;
const TAP_MS = 350;
const DRAG_PX = 16;

/** Which third was tapped: the outer ones seek. */
export function sideOf(x: number, { width }: Box): -1 | 0 | 1 {
  if (x < width / 3) return -1;
  return x > (width * 2) / 3 ? 1 : 0;
}

export function isTap(from: Point, to: Point): boolean {
  return Math.hypot(to.x - from.x, to.y - from.y) < TAP_PX && to.at - from.at < TAP_MS;
}

/** A finger that goes up or down in the right half; its left half, and other directions, mean nothing. */
export function isVolumeDrag(from: Point, to: Point, { width }: Box): boolean {
  const across = Math.abs(to.x - from.x);
  const along = Math.abs(to.y - from.y);
  return from.x > width / 2 && along > DRAG_PX && along > across * 2;
}

/** The volume after a drag, 0..1: the height of the picture is the whole range. */
export function draggedVolume(before: number, from: Point, to: Point, { height }: Box): number {
  return Math.min(1, Math.max(0, before + (from.y - to.y) / height));
}

import type { BoardItem } from '@/shared/schedule-views';
import { boardTexts } from '@/texts/schedule';

/**
 * What a stretch of time is drawn as: a recording in its slot; what of it is lost because no slot is free; or what
 * needs no slot any more.
 */
type PieceKind = 'slot' | 'lost' | 'off';

export type Piece = { item: BoardItem; kind: PieceKind; from: number; to: number };

type Block = Piece & {
  /** Where in the day's hours it is drawn, percent of their width. */
  left: number;
  width: number;
};

/** A block and how far its words may run on, percent of the hours' width: to the next block of the row. */
export type DrawnBlock = Block & { room: number };

export type BandRow = { kind: PieceKind; name: string; blocks: DrawnBlock[] };

/** What is over or off needs no slot and is drawn where it would have been. */
function holdsSlot({ state }: BoardItem): boolean {
  return ['planned', 'announced', 'waiting', 'running'].includes(state);
}

/** One that begins late is drawn in two pieces: what is lost of it, and what gets a slot. */
export function piecesOf(item: BoardItem): Piece[] {
  const { startAt, endAt, conflict } = item;
  if (!holdsSlot(item)) return [{ item, kind: 'off', from: startAt, to: endAt }];
  const from = conflict ? (conflict.startsAt ?? endAt) : startAt;
  const pieces: Piece[] = [
    { item, kind: 'lost', from: startAt, to: from },
    { item, kind: 'slot', from, to: endAt },
  ];
  return pieces.filter((piece) => piece.to > piece.from);
}

function overlap(a: Block, b: Block): boolean {
  return a.left < b.left + b.width - 0.01 && b.left < a.left + a.width - 0.01;
}

/** Puts a block into the first row from `index` on in which it lies over no other. */
function place(rows: Block[][], block: Block, index = 0): void {
  const row = rows[index];
  if (row === undefined) rows[index] = [block];
  else if (row.some((other) => overlap(other, block))) place(rows, block, index + 1);
  else row.push(block);
}

function measureRoom(blocks: readonly Block[]): DrawnBlock[] {
  const sorted = [...blocks].sort((a, b) => a.left - b.left);
  return sorted.map((block, index) => ({ ...block, room: (sorted[index + 1]?.left ?? 100) - block.left }));
}

/**
 * The rows of a day: its slots, as many as are used and one free one; then, if there is such, what finds no slot, and
 * what is off and has no room in a slot's row. No two blocks of a row lie over each other.
 */
export function fillRows(blocks: readonly Block[], slots: number): BandRow[] {
  const inSlots: Block[][] = [];
  const lost: Block[][] = [];
  for (const block of blocks) {
    if (block.kind === 'lost') place(lost, block);
    if (block.kind === 'slot') place(inSlots, block, block.item.lane ?? 0);
  }
  const used = inSlots.length;
  const shown = Math.max(used, Math.min(slots, used + 1));
  const free: Block[][] = Array.from({ length: shown }, (_, lane) => inSlots[lane] ?? []);
  for (const block of blocks) if (block.kind === 'off') place(free, block);
  const row = (kind: PieceKind, name: string) => (own: Block[]) => ({ kind, name, blocks: measureRoom(own) });
  return [
    ...free.slice(0, shown).map((own, lane) => row('slot', boardTexts.slot(lane + 1))(own)),
    ...lost.map(row('lost', boardTexts.noSlot)),
    ...free.slice(shown).map(row('off', boardTexts.off)),
  ];
}

'use client';

import { type CSSProperties, useState } from 'react';
import { classNames } from '@/components/ui/class-names';
import { Dialog } from '@/components/ui/dialog';
import { formatMoment, formatTime } from '@/components/ui/format-date';
import type { BoardItem, BoardView } from '@/shared/schedule-views';
import { boardTexts } from '@/texts/schedule';
import type { BandRow, DrawnBlock } from './band-rows';
import { stateLook } from './conflict-text';
import { type Band, layOutWeek, placeOf } from './day-bands';
import { OccurrenceCard } from './occurrence-card';
import { BOARD_DAYS } from './use-board';
import styles from './week-board.module.css';

/** With less, percent of the hours' width, a letter or two would show, or run out of the board: the tooltip has the words. */
const LEAST_ROOM = 3.5;

function BlockButton({ block, onOpen }: { block: DrawnBlock; onOpen: (id: string) => void }) {
  const { item, kind, left, width, room } = block;
  const look = stateLook(item);
  const place = {
    insetInlineStart: `${left}%`,
    width: `${width}%`,
    '--room': `${(room / width) * 100}%`,
  } as CSSProperties;
  const label = boardTexts.block(item.title, formatTime(item.startAt), formatTime(item.endAt), look?.label ?? null);
  return (
    <button
      type="button"
      className={classNames(styles.block, item.conflict && styles.conflict)}
      data-state={item.state}
      data-recorder={item.recorder ?? undefined}
      data-kind={kind}
      data-priority={item.priority}
      style={place}
      aria-label={label}
      title={label}
      onClick={() => onOpen(item.id)}
    >
      {room >= LEAST_ROOM && (
        <span className={styles.words}>
          <span className={styles.blockTitle}>{item.title}</span>
          <span className={styles.blockTime}>{formatTime(item.airAt)}</span>
        </span>
      )}
    </button>
  );
}

function Row({ band, row, hours, now, onOpen }: RowProps) {
  const passed = now > band.start && now < band.end ? placeOf(now, band, hours) : null;
  return (
    <li className={styles.row} data-kind={row.kind} style={{ '--hours': hours } as CSSProperties}>
      <span className={styles.rowName}>{row.name}</span>
      <span className={styles.track}>
        {passed !== null && <span className={styles.now} style={{ insetInlineStart: `${passed}%` }} aria-hidden />}
        {row.blocks.map((block) => (
          <BlockButton key={`${block.item.id}-${block.from}`} block={block} onOpen={onOpen} />
        ))}
      </span>
    </li>
  );
}
type RowProps = { band: Band; row: BandRow; hours: number; now: number; onOpen: (id: string) => void };

const weekday = new Intl.DateTimeFormat('en-GB', { weekday: 'short' });
const date = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short' });

function Scale({ fromHour, toHour, slots }: { fromHour: number; toHour: number; slots: number }) {
  const every = toHour - fromHour > 14 ? 2 : 1;
  const marks = Array.from({ length: toHour - fromHour }, (_, index) => fromHour + index).filter(
    (hour) => (hour - fromHour) % every === 0,
  );
  return (
    <div className={styles.scale}>
      <p className={styles.slots}>{boardTexts.slots(slots)}</p>
      {marks.map((hour) => (
        <span
          key={hour}
          aria-hidden
          style={{ insetInlineStart: `${((hour - fromHour) / (toHour - fromHour)) * 100}%` }}
        >
          {String(hour).padStart(2, '0')}:00
        </span>
      ))}
    </div>
  );
}

/** The week as bands, the slots as rows: what runs when, and what finds no slot. */
export function WeekBoard({ board, now }: { board: BoardView; now: number }) {
  const [openId, setOpenId] = useState<string | null>(null);
  const { bands, fromHour, toHour } = layOutWeek(board.items, board.from, BOARD_DAYS, board.slots);
  const open: BoardItem | undefined = board.items.find(({ id }) => id === openId);
  return (
    <section className={styles.board} aria-label={boardTexts.label}>
      <Scale fromHour={fromHour} toHour={toHour} slots={board.slots} />
      {bands.map((band) => (
        <div key={band.dayStart} className={styles.band}>
          <h2 className={styles.day}>
            {weekday.format(band.dayStart)}
            <span>{date.format(band.dayStart)}</span>
          </h2>
          <ul className={styles.rows}>
            {band.rows.map((row, index) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: rows have no identity but their place.
              <Row key={index} band={band} row={row} hours={toHour - fromHour} now={now} onOpen={setOpenId} />
            ))}
          </ul>
        </div>
      ))}
      {open && (
        <Dialog title={formatMoment(open.airAt, now)} onClose={() => setOpenId(null)}>
          <OccurrenceCard item={open} plain />
        </Dialog>
      )}
    </section>
  );
}

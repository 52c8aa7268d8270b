'use client';

import { type CSSProperties, useState } from 'react';
import { classNames } from '@/components/ui/class-names';
import { Dialog } from '@/components/ui/dialog';
import { formatMoment, formatTime } from '@/components/ui/format-date';
import type { BoardItem, BoardView } from '@/shared/schedule-views';
import { stateLook } from './conflict-text';
import { type Band, type Block, layOutWeek } from './day-bands';
import { OccurrenceCard } from './occurrence-card';
import { BOARD_DAYS } from './use-board';
import styles from './week-board.module.css';

function BlockButton({ block, onOpen }: { block: Block; onOpen: (id: string) => void }) {
  const { item } = block;
  const look = stateLook(item);
  const place: CSSProperties = { left: `${block.left}%`, width: `${block.width}%` };
  const label = `${item.title}, ${formatTime(item.startAt)} to ${formatTime(item.endAt)}${look ? `, ${look.label}` : ''}`;
  return (
    <button
      type="button"
      className={classNames(styles.block, item.conflict && styles.conflict)}
      data-state={item.state}
      data-priority={item.priority}
      style={place}
      aria-label={label}
      title={label}
      onClick={() => onOpen(item.id)}
    >
      <span className={styles.blockTitle}>{item.title}</span>
      <span className={styles.blockTime}>{formatTime(item.startAt)}</span>
    </button>
  );
}

/** `lane` null = the row of what has no slot. */
function Row({ band, lane, hours, now, onOpen }: RowProps) {
  const passed = now > band.start && now < band.end ? ((now - band.start) / (band.end - band.start)) * 100 : null;
  return (
    <li className={classNames(styles.row, lane === null && styles.none)} style={{ '--hours': hours } as CSSProperties}>
      <span className={styles.rowName}>{lane === null ? 'No slot' : `Slot ${lane + 1}`}</span>
      <span className={styles.track}>
        {passed !== null && <span className={styles.now} style={{ left: `${passed}%` }} aria-hidden />}
        {band.blocks
          .filter((block) => block.lane === lane)
          .map((block) => (
            <BlockButton key={block.item.id} block={block} onOpen={onOpen} />
          ))}
      </span>
    </li>
  );
}
type RowProps = { band: Band; lane: number | null; hours: number; now: number; onOpen: (id: string) => void };

const weekday = new Intl.DateTimeFormat('en-GB', { weekday: 'short' });
const date = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short' });

function Scale({ fromHour, toHour }: { fromHour: number; toHour: number }) {
  const every = toHour - fromHour > 14 ? 2 : 1;
  const marks = Array.from({ length: toHour - fromHour }, (_, index) => fromHour + index).filter(
    (hour) => (hour - fromHour) % every === 0,
  );
  return (
    <div className={styles.scale} aria-hidden>
      {marks.map((hour) => (
        <span key={hour} style={{ left: `${((hour - fromHour) / (toHour - fromHour)) * 100}%` }}>
          {String(hour).padStart(2, '0')}:00
        </span>
      ))}
    </div>
  );
}

/** The week as bands, the slots as rows: what runs when, and what finds no slot. */
export function WeekBoard({ board, now }: { board: BoardView; now: number }) {
  const [openId, setOpenId] = useState<string | null>(null);
  const { bands, fromHour, toHour } = layOutWeek(board.items, board.from, BOARD_DAYS);
  const open: BoardItem | undefined = board.items.find(({ id }) => id === openId);
  return (
    <section className={styles.board} aria-label="Board">
      <Scale fromHour={fromHour} toHour={toHour} />
      {bands.map((band) => (
        <div key={band.dayStart} className={styles.band}>
          <h3 className={styles.day}>
            {weekday.format(band.dayStart)}
            <span>{date.format(band.dayStart)}</span>
          </h3>
          <ul className={styles.rows}>
            {Array.from({ length: board.slots }, (_, lane) => lane).map((lane) => (
              <Row key={lane} band={band} lane={lane} hours={toHour - fromHour} now={now} onOpen={setOpenId} />
            ))}
            {band.blocks.some(({ lane }) => lane === null) && (
              <Row band={band} lane={null} hours={toHour - fromHour} now={now} onOpen={setOpenId} />
            )}
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

'use client';

import { CalendarSync, ExternalLink, Pencil, Repeat, SkipForward, Undo2 } from 'lucide-react';
import { Badge } from '@/components/ui/badge';
import { Button, ButtonLink } from '@/components/ui/button';
import { classNames } from '@/components/ui/class-names';
import type { BoardItem } from '@/shared/schedule-views';
import { describeConflict, describeItem, describeRemedy, stateLook } from './conflict-text';
import styles from './occurrence-card.module.css';
import { PriorityPicker } from './priority-picker';
import { useOccurrenceActions } from './use-occurrence-actions';

const icon = { size: '1.05em', 'aria-hidden': true } as const;

function Conflict({ item }: { item: BoardItem }) {
  const { change, busy } = useOccurrenceActions();
  if (!item.conflict) return null;
  return (
    <div className={styles.conflict}>
      <p>{describeConflict(item.conflict)}</p>
      {item.conflict.remedies.length > 0 && (
        <div className={styles.remedies}>
          {item.conflict.remedies.map((remedy) => (
            <Button
              key={`${remedy.itemId}-${remedy.quality}`}
              size="s"
              busy={busy}
              onClick={() => remedy.occurrenceId && change({ id: remedy.occurrenceId, quality: remedy.quality })}
            >
              {describeRemedy(remedy, item)}
            </Button>
          ))}
        </div>
      )}
    </div>
  );
}

function Actions({ item }: { item: BoardItem }) {
  const { skip, unskip, busy } = useOccurrenceActions();
  const { occurrenceId, state } = item;
  return (
    <div className={styles.actions}>
      {occurrenceId && (state === 'planned' || state === 'waiting') && (
        <Button size="s" busy={busy} icon={<SkipForward {...icon} />} onClick={() => skip(occurrenceId)}>
          Skip this one
        </Button>
      )}
      {occurrenceId && state === 'skipped' && (
        <Button size="s" busy={busy} icon={<Undo2 {...icon} />} onClick={() => unskip(occurrenceId)}>
          Record it after all
        </Button>
      )}
      {item.eventId && !item.feedName && (
        <ButtonLink size="s" variant="ghost" href={`/schedule/events/${item.eventId}`} icon={<Pencil {...icon} />}>
          Edit event
        </ButtonLink>
      )}
      {item.recordingId && (
        <ButtonLink size="s" variant="ghost" href={`/recordings/${item.recordingId}`} icon={<ExternalLink {...icon} />}>
          Recording
        </ButtonLink>
      )}
    </div>
  );
}

/** One date with everything that can be done about it. `plain`: without its own frame, in a dialog. */
export function OccurrenceCard({ item, plain = false, when }: { item: BoardItem; plain?: boolean; when?: string }) {
  const { change } = useOccurrenceActions();
  const look = stateLook(item);
  const open = item.state === 'planned' || item.state === 'waiting';
  return (
    <article
      className={classNames(styles.card, plain && styles.plain, item.conflict && styles.warn)}
      aria-label={item.title}
      data-state={item.state}
    >
      <div className={styles.head}>
        <h3 className={styles.title}>
          {item.title}
          {item.repeats && <Repeat className={styles.mark} size="0.95em" aria-label="Repeats" />}
          {item.feedName && <CalendarSync className={styles.mark} size="0.95em" aria-label="From a calendar" />}
        </h3>
        {look && (
          <Badge tone={look.tone} pulse={look.tone === 'live'}>
            {look.label}
          </Badge>
        )}
      </div>
      <p className={styles.facts}>{when ? `${when} · ${describeItem(item)}` : describeItem(item)}</p>
      {item.reason && <p className={styles.reason}>{item.reason}</p>}
      <Conflict item={item} />
      {open && item.occurrenceId !== null && (
        <div className={styles.priority}>
          <PriorityPicker
            value={item.priority}
            onChange={(priority) => item.occurrenceId && change({ id: item.occurrenceId, priority })}
          />
        </div>
      )}
      <Actions item={item} />
    </article>
  );
}

'use client';

import { CalendarSync, ChevronDown, ExternalLink, Pencil, Radio, Repeat, SkipForward, Undo2, X } from 'lucide-react';
import { Badge } from '@/components/ui/badge';
import { Button, ButtonLink } from '@/components/ui/button';
import { classNames } from '@/components/ui/class-names';
import { FactLine } from '@/components/ui/fact-line';
import type { BoardItem } from '@/shared/schedule-views';
import { scheduleTexts } from '@/texts/schedule';
import { describeConflict, describeItem, describeRemedy, stateLook } from './conflict-text';
import styles from './occurrence-card.module.css';
import { PriorityPicker } from './priority-picker';
import { usePlanActions } from './use-plan-actions';

const icon = { size: '1.05em', 'aria-hidden': true } as const;

function isToCome({ state }: BoardItem): boolean {
  return state === 'planned' || state === 'waiting';
}

function Conflict({ item }: { item: BoardItem }) {
  const { change, busy } = usePlanActions();
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
              onClick={() => change(remedy, { quality: remedy.quality })}
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
  const { skip, unskip, cancel, busy } = usePlanActions();
  const { occurrenceId, recordingId, state } = item;
  const skipped = state === 'skipped';
  return (
    <div className={styles.actions}>
      {occurrenceId && (skipped || isToCome(item)) && (
        // One button for both, so that who pressed it by keyboard can take it back with the same key.
        <Button
          size="s"
          aria-busy={busy || undefined}
          icon={skipped ? <Undo2 {...icon} /> : <SkipForward {...icon} />}
          onClick={() => (skipped ? unskip(occurrenceId) : skip(occurrenceId))}
        >
          {skipped ? scheduleTexts.recordAfterAll : scheduleTexts.skip}
        </Button>
      )}
      {recordingId && !occurrenceId && isToCome(item) && (
        <Button size="s" aria-busy={busy || undefined} icon={<X {...icon} />} onClick={() => cancel(recordingId)}>
          {scheduleTexts.cancel}
        </Button>
      )}
      {item.channelId && (
        <ButtonLink size="s" href={`/subscriptions/${item.channelId}`} icon={<Radio {...icon} />}>
          {scheduleTexts.channel}
        </ButtonLink>
      )}
      {item.eventId && !item.feedName && (
        <ButtonLink size="s" variant="ghost" href={`/schedule/events/${item.eventId}`} icon={<Pencil {...icon} />}>
          {scheduleTexts.editEvent}
        </ButtonLink>
      )}
      {recordingId && (!occurrenceId || state !== 'planned') && (
        <ButtonLink size="s" variant="ghost" href={`/recordings/${recordingId}`} icon={<ExternalLink {...icon} />}>
          {scheduleTexts.recording}
        </ButtonLink>
      )}
    </div>
  );
}

function Head({ item, when }: { item: BoardItem; when?: string | undefined }) {
  const look = stateLook(item);
  return (
    <>
      <div className={styles.head}>
        <h3 className={styles.title}>
          {item.title}
          {item.repeats && <Repeat className={styles.mark} size="0.95em" aria-label={scheduleTexts.repeats} />}
          {item.feedName && (
            <CalendarSync className={styles.mark} size="0.95em" aria-label={scheduleTexts.fromCalendar} />
          )}
        </h3>
        {look && (
          <Badge tone={look.tone} pulse={look.tone === 'live'}>
            {look.label}
          </Badge>
        )}
      </div>
      <p className={styles.facts}>
        <FactLine facts={[when ?? null, describeItem(item)]} />
      </p>
    </>
  );
}

function Body({ item }: { item: BoardItem }) {
  const { change, asked } = usePlanActions();
  const planned = item.occurrenceId !== null || item.recordingId !== null;
  return (
    <>
      {item.reason && <p className={styles.reason}>{item.reason}</p>}
      <Conflict item={item} />
      {isToCome(item) && planned && (
        <div className={styles.priority}>
          <PriorityPicker value={asked ?? item.priority} onChange={(priority) => change(item, { priority })} />
        </div>
      )}
      <Actions item={item} />
    </>
  );
}

type Props = {
  item: BoardItem;
  /** Without its own frame, in a dialog. */
  plain?: boolean;
  /** Only title and time until it is opened, unless something is to be decided. */
  folds?: boolean;
  when?: string;
};

/** One date with everything that can be done about it. */
export function OccurrenceCard({ item, plain = false, folds = false, when }: Props) {
  const head = <Head item={item} when={when} />;
  return (
    <article
      className={classNames(styles.card, plain && styles.plain, item.conflict && styles.warn)}
      aria-label={item.title}
      data-state={item.state}
    >
      {folds && item.conflict === null && item.state !== 'waiting' && item.recorder !== 'waiting' ? (
        <details className={styles.fold}>
          <summary>
            <div className={styles.summary}>{head}</div>
            <ChevronDown size="1.1em" aria-hidden />
          </summary>
          <div className={styles.body}>
            <Body item={item} />
          </div>
        </details>
      ) : (
        <div className={styles.body}>
          {head}
          <Body item={item} />
        </div>
      )}
    </article>
  );
}

'use client';

import { ListVideo, MessageSquare, Pencil, Star, StarOff, Trash2 } from 'lucide-react';
import Link from 'next/link';
import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { formatBytes, formatCompact, formatPlural } from '@/components/ui/format-amount';
import { formatAgo } from '@/components/ui/format-date';
import { formatClock } from '@/components/ui/format-duration';
import { Menu, type MenuItem } from '@/components/ui/menu';
import type { VideoCard } from '@/shared/views';
import { DeleteDialog } from './delete-dialog';
import styles from './library-card.module.css';
import { Poster } from './poster';
import { watchedShare } from './poster-source';
import { RenameDialog } from './rename-dialog';
import { useVideoEdits } from './use-video-edits';

function describe(video: VideoCard, now: number): string {
  const facts = [formatAgo(video.startedAt ?? video.createdAt, now)];
  if (video.bytes > 0) facts.push(formatBytes(video.bytes));
  return facts.join(' · ');
}

/** What a screen reader says of the picture. */
function nameLink(video: VideoCard): string {
  const share = watchedShare(video);
  const facts = [video.title];
  if (video.starred) facts.push('starred');
  if (video.recordingStatus === 'recording') facts.push('recording now');
  if (video.durationSec > 0) facts.push(formatClock(video.durationSec));
  if (share !== null) facts.push(`${Math.round(share * 100)} % watched`);
  return facts.join(', ');
}

/** A picture for "messages": the word does not fit beside the rest. */
function ChatCount({ count }: { count: number }) {
  return (
    <span title={formatPlural(count, 'chat message', 'chat messages')}>
      {' · '}
      <MessageSquare size="0.9em" className={styles.messages} aria-hidden /> {formatCompact(count)}
      <span className="visually-hidden"> messages</span>
    </span>
  );
}

type Props = { video: VideoCard; now: number; withChannel: boolean };

/** One video of the library: leads to the player and its channel, with a menu to star, rename and delete it. */
export function LibraryCard({ video, now, withChannel }: Props) {
  const router = useRouter();
  const [dialog, setDialog] = useState<'rename' | 'delete' | null>(null);
  const close = () => setDialog(null);
  const { star } = useVideoEdits();
  const items: MenuItem[] = [
    {
      label: video.starred ? 'Remove the star' : 'Star',
      icon: video.starred ? <StarOff size="1.1em" aria-hidden /> : <Star size="1.1em" aria-hidden />,
      onSelect: () => star.mutate({ videoId: video.id, starred: !video.starred }),
    },
    { label: 'Rename', icon: <Pencil size="1.1em" aria-hidden />, onSelect: () => setDialog('rename') },
    { label: 'Delete', icon: <Trash2 size="1.1em" aria-hidden />, danger: true, onSelect: () => setDialog('delete') },
  ];
  const { recordingId } = video;
  if (recordingId) {
    const show = () => router.push(`/recordings/${recordingId}`);
    items.unshift({ label: 'Recording details', icon: <ListVideo size="1.1em" aria-hidden />, onSelect: show });
  }
  return (
    <article className={styles.card}>
      <Link href={`/watch/${video.id}`} className={styles.link} aria-label={nameLink(video)}>
        <Poster video={video} />
      </Link>
      <div className={styles.below}>
        <div className={styles.text}>
          <h2 className={styles.title} title={video.title}>
            {video.title}
          </h2>
          {withChannel && video.channel && (
            <p className={styles.facts}>
              <Link href={`/subscriptions/${video.channel.id}`} prefetch={false} className={styles.channel}>
                {video.channel.name}
              </Link>
            </p>
          )}
          <p className={styles.facts}>
            {describe(video, now)}
            {video.chatMessages > 0 && <ChatCount count={video.chatMessages} />}
          </p>
        </div>
        <Menu label={`Actions for ${video.title}`} items={items} />
      </div>
      {dialog === 'rename' && <RenameDialog video={video} onClose={close} />}
      {dialog === 'delete' && <DeleteDialog video={video} onClose={close} />}
    </article>
  );
}

import { LiveImage } from '@/components/ui/live-image';
import { tileBackground } from '@/components/ui/tile-background';
import type { ChannelView } from '@/shared/channel-views';
import styles from './channel-picture.module.css';

type Props = { channel: Pick<ChannelView, 'name' | 'pictureUrl'>; large?: boolean };

/** The picture of a channel, over a tile with its first letter that is seen while there is none. */
export function ChannelPicture({ channel, large = false }: Props) {
  const letter = /[\p{L}\p{N}]/u.exec(channel.name)?.[0] ?? '?';
  return (
    <span
      className={large ? `${styles.tile} ${styles.large}` : styles.tile}
      style={{ background: tileBackground(channel.name) }}
      aria-hidden
    >
      {letter.toUpperCase()}
      <LiveImage src={channel.pictureUrl} alt="" className={styles.image} />
    </span>
  );
}

'use client';

import { useState } from 'react';
import styles from './chat-row.module.css';

type Props = { videoId: string; hash: string; text: string; badge?: boolean };

/** An emote or badge as it was kept with the video; its words when the picture is not there. */
export function ChatPicture({ videoId, hash, text, badge = false }: Props) {
  const [missing, setMissing] = useState(false);
  if (missing) return badge ? <span className={styles.badge}>{text}</span> : text;
  return (
    // biome-ignore lint/performance/noImgElement: a few hundred bytes, moving ones among them.
    <img
      className={badge ? styles.badgePicture : styles.emote}
      src={`/media/${videoId}/chat-${hash}`}
      alt={text}
      title={text}
      decoding="async"
      onError={() => setMissing(true)}
    />
  );
}

import { LiveImage } from '@/components/ui/live-image';
import type { VideoCard } from '@/shared/views';
import { posterSource } from '../library/poster-source';
import styles from './watch-page.module.css';

/** What is seen until the video moves. */
export function StillPicture({ video }: { video: VideoCard }) {
  return (
    <LiveImage src={video.status === 'empty' ? null : posterSource(video)} alt="" className={styles.still} first />
  );
}

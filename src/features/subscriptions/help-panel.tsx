import { ChevronDown } from 'lucide-react';
import styles from './help-panel.module.css';

/** How channels are watched, and what that was tested with. */
export function HelpPanel() {
  return (
    <details className={styles.help}>
      <summary>
        How this works, and what it was tested with <ChevronDown size="1.1em" aria-hidden />
      </summary>
      <div className={styles.text}>
        <h3>How a channel is watched</h3>
        <p>
          Jomo looks at each channel again and again: often around the times it usually goes live and when a broadcast
          is announced, seldom otherwise. It first asks the page itself, then streamlink and yt-dlp where they are
          installed, and opens the page in a browser when nothing else tells. When a site does not answer or suspects a
          robot, Jomo says so on the channel and looks ever more seldom; it never works around a wall.
        </p>
        <p>
          A broadcast counts as over when two looks in a row say so. If it comes back within the time you set, it goes
          on as the next part of the same video, with the gap marked.
        </p>
        <h3>What it was tested with</h3>
        <p>
          With pages of our own: plain players, and pages shaped like those of YouTube, Twitch and Kick. The real sites
          were never reached from the machines that Jomo is made on. So a site may behave in ways that were not seen:
          then the channel shows what the last look said, you can record its page by hand under Record, and steps in the
          rules tell Jomo what to press on a page it does not know.
        </p>
      </div>
    </details>
  );
}

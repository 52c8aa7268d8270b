import { ChevronDown } from 'lucide-react';
import { channelHelpTexts } from '@/texts/subscriptions';
import styles from './help-panel.module.css';

/** How channels are watched, and what that was tested with. */
export function HelpPanel() {
  return (
    <details className={styles.help}>
      <summary>
        {channelHelpTexts.summary} <ChevronDown size="1.1em" aria-hidden />
      </summary>
      <div className={styles.text}>
        <h3>{channelHelpTexts.how}</h3>
        <p>{channelHelpTexts.looking}</p>
        <p>{channelHelpTexts.over}</p>
        <h3>{channelHelpTexts.tested}</h3>
        <p>{channelHelpTexts.testedNote}</p>
      </div>
    </details>
  );
}

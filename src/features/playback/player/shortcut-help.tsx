'use client';

import { Dialog } from '@/components/ui/dialog';
import { playerTexts } from '@/texts/player';
import styles from './shortcut-help.module.css';
import { shortcutHelp } from './shortcuts';

export function ShortcutHelp({ onClose }: { onClose: () => void }) {
  return (
    <Dialog title={playerTexts.shortcuts} onClose={onClose}>
      <dl className={styles.list}>
        {shortcutHelp.map(({ keys, text }) => (
          <div key={text} className={styles.row}>
            <dt>{text}</dt>
            <dd>
              {keys.map((key) => (
                <kbd key={key} className={styles.key}>
                  {key}
                </kbd>
              ))}
            </dd>
          </div>
        ))}
      </dl>
    </Dialog>
  );
}

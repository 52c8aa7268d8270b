'use client';

import { Check, X } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import { Dialog } from '@/components/ui/dialog';
import type { TryOutView } from '@/shared/try-out';
import { stepsTexts } from '@/texts/capture';
import styles from './steps-field.module.css';

type Shot = TryOutView['shots'][number];

const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);

function Picture({ shot, alt, children }: { shot: Shot; alt: string; children?: ReactNode }) {
  if (!shot.jpeg) return <span className={styles.noPicture}>{stepsTexts.noPicture}</span>;
  return (
    <>
      {/* biome-ignore lint/performance/noImgElement: its bytes are here already. */}
      <img src={`data:image/jpeg;base64,${shot.jpeg}`} alt={alt} />
      {children}
    </>
  );
}

/** The page after each step, in order; a press on a picture makes it large. */
export function StepShots({ shots }: { shots: readonly Shot[] }) {
  const [large, setLarge] = useState<Shot | null>(null);
  return (
    <>
      <ol className={styles.shots} aria-label={stepsTexts.shots}>
        {shots.map((shot) => (
          <li key={shot.step} className={shot.ok ? styles.shot : `${styles.shot} ${styles.failed}`}>
            <button
              type="button"
              className={styles.picture}
              disabled={!shot.jpeg}
              aria-label={stepsTexts.enlarge(shot.what)}
              onClick={() => setLarge(shot)}
            >
              <Picture shot={shot} alt="" />
            </button>
            <p className={styles.what}>
              {shot.ok ? (
                <Check size="1.1em" aria-label={stepsTexts.stepDone} />
              ) : (
                <X size="1.1em" aria-label={stepsTexts.notDone} />
              )}
              <span>
                {shot.step === 0 ? '' : `${shot.step}. `}
                {capital(shot.what)}
                {shot.message && <span className={styles.message}> {capital(shot.message)}</span>}
              </span>
            </p>
          </li>
        ))}
      </ol>
      {large && (
        <Dialog title={capital(large.what)} wide onClose={() => setLarge(null)}>
          <div className={styles.large}>
            <Picture shot={large} alt={stepsTexts.after(large.what)} />
          </div>
        </Dialog>
      )}
    </>
  );
}

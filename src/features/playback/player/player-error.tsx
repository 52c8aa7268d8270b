'use client';

import { RotateCw, TriangleAlert } from 'lucide-react';
import { Button } from '@/components/ui/button';
import styles from './player.module.css';

/** Covers the picture when it cannot go on by itself. */
export function PlayerError({ message, onRetry }: { message: string; onRetry: () => void }) {
  return (
    <div className={styles.error} role="alert">
      <TriangleAlert size="2rem" aria-hidden />
      <p>{message}</p>
      <Button variant="primary" icon={<RotateCw size="1.1em" aria-hidden />} onClick={onRetry}>
        Try again
      </Button>
    </div>
  );
}

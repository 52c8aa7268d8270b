'use client';

import { CircleCheck, TriangleAlert } from 'lucide-react';
import { createContext, type ReactNode, useCallback, useContext, useRef, useState } from 'react';
import { classNames } from './class-names';
import styles from './toast.module.css';

type Toast = { id: number; text: string; tone: 'ok' | 'error' };
type Show = (text: string, tone?: Toast['tone']) => void;

const ToastContext = createContext<Show>(() => {});
const SHOWN_MS = 5_000;

/** Shows a short message at the edge of the screen for a few seconds. */
export function useToast(): Show {
  return useContext(ToastContext);
}

export function ToastProvider({ children }: { children: ReactNode }) {
  const [toasts, setToasts] = useState<Toast[]>([]);
  const nextId = useRef(0);
  const show = useCallback<Show>((text, tone = 'ok') => {
    const id = nextId.current++;
    setToasts((now) => [...now.slice(-2), { id, text, tone }]);
    setTimeout(() => setToasts((now) => now.filter((toast) => toast.id !== id)), SHOWN_MS);
  }, []);
  return (
    <ToastContext.Provider value={show}>
      {children}
      <div className={styles.region} role="status" aria-live="polite">
        {toasts.map((toast) => (
          <p key={toast.id} className={classNames(styles.toast, toast.tone === 'error' && styles.error)}>
            {toast.tone === 'error' ? <TriangleAlert aria-hidden /> : <CircleCheck aria-hidden />}
            {toast.text}
          </p>
        ))}
      </div>
    </ToastContext.Provider>
  );
}

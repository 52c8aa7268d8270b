'use client';

import { CircleCheck, TriangleAlert } from 'lucide-react';
import { createContext, type ReactNode, useCallback, useContext, useRef, useState } from 'react';
import { classNames } from './class-names';
import styles from './toast.module.css';

type Action = { label: string; run: () => void };
type Toast = { id: number; text: string; tone: 'ok' | 'error'; action?: Action | undefined };
type Show = (text: string, tone?: Toast['tone'], action?: Action) => void;

const ToastContext = createContext<Show>(() => {});
const SHOWN_MS = 5_000;
/** One that offers something stays long enough to be reached by keyboard or remote control. */
const WITH_ACTION_MS = 12_000;

/** Shows a short message at the edge of the screen for a few seconds, if wanted with one thing to do about it. */
export function useToast(): Show {
  return useContext(ToastContext);
}

export function ToastProvider({ children }: { children: ReactNode }) {
  const [toasts, setToasts] = useState<Toast[]>([]);
  const nextId = useRef(0);
  const show = useCallback<Show>((text, tone = 'ok', action) => {
    const id = nextId.current++;
    const shownMs = action ? WITH_ACTION_MS : SHOWN_MS;
    setToasts((now) => [...now.slice(-2), { id, text, tone, action }]);
    setTimeout(() => setToasts((now) => now.filter((toast) => toast.id !== id)), shownMs);
  }, []);
  return (
    <ToastContext.Provider value={show}>
      {children}
      <div className={styles.region} role="status" aria-live="polite">
        {toasts.map((toast) => (
          <p key={toast.id} className={classNames(styles.toast, toast.tone === 'error' && styles.error)}>
            {toast.tone === 'error' ? <TriangleAlert aria-hidden /> : <CircleCheck aria-hidden />}
            {toast.text}
            {toast.action && (
              <button
                type="button"
                className={styles.action}
                onClick={() => {
                  setToasts((now) => now.filter(({ id }) => id !== toast.id));
                  toast.action?.run();
                }}
              >
                {toast.action.label}
              </button>
            )}
          </p>
        ))}
      </div>
    </ToastContext.Provider>
  );
}

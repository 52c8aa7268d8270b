'use client';

import { ChevronDown } from 'lucide-react';
import { type ReactNode, useEffect, useRef } from 'react';
import { SwitchField } from '@/components/ui/field';
import { captureTexts } from '@/texts/capture';
import { CaptureFields } from './capture-fields';
import type { CaptureField, CaptureValues } from './capture-values';
import { MeetingFields } from './meeting-fields';
import styles from './record-page.module.css';

/** What most people never change. Opens by itself when `open` becomes true, and is closed by the user only. */
export function MoreSection({ title, open, children }: { title: string; open: boolean; children: ReactNode }) {
  const details = useRef<HTMLDetailsElement>(null);
  useEffect(() => {
    if (open && details.current) details.current.open = true;
  }, [open]);
  return (
    <details className={styles.more} ref={details}>
      <summary>
        {title} <ChevronDown size="1.1em" aria-hidden />
      </summary>
      <div className={styles.stack}>{children}</div>
    </details>
  );
}

const fields: readonly CaptureField[] = ['paddingBeforeSec', 'paddingAfterSec', 'waitSec', 'displayName', 'notice'];

type CaptureProps = {
  title: string;
  values: CaptureValues;
  errors: Partial<Record<CaptureField, string>>;
  change: (changes: Partial<CaptureValues>) => void;
  /** May the link be one of a meeting? */
  meeting: boolean;
  /** Something else in it is wrong, or is to be seen. */
  open?: boolean;
  /** What kind of page it is, and what follows from that. */
  kind?: ReactNode;
  children?: ReactNode;
};

/** How to record: the same for an event and for all of a calendar. */
export function CaptureSection({ title, values, errors, change, meeting, open = false, kind, children }: CaptureProps) {
  return (
    <MoreSection title={title} open={open || fields.some((field) => field in errors)}>
      <CaptureFields values={values} errors={errors} change={change} />
      {kind}
      {meeting && <MeetingFields values={values} errors={errors} change={change} />}
      {children}
    </MoreSection>
  );
}

type Pausable = { paused: boolean };

export function PausedSwitch({
  values,
  hint,
  change,
}: {
  values: Pausable;
  hint: string;
  change: (changes: Pausable) => void;
}) {
  return (
    <SwitchField
      label={captureTexts.paused}
      hint={hint}
      checked={values.paused}
      onChange={(paused) => change({ paused })}
    />
  );
}

/** What keeps the whole form from being taken. */
export function FormProblem({ problem }: { problem: string | null }) {
  return problem === null ? null : (
    <p className={styles.problem} role="alert">
      {problem}
    </p>
  );
}

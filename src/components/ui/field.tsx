'use client';

import { type InputHTMLAttributes, type ReactNode, type TextareaHTMLAttributes, useId } from 'react';
import { classNames } from './class-names';
import styles from './field.module.css';

type Shared = { label: string; hint?: ReactNode; error?: string };

function Notes({ id, hint, error }: { id: string; hint?: ReactNode; error?: string }) {
  if (error) {
    return (
      <p id={id} className={styles.error} role="alert">
        {error}
      </p>
    );
  }
  return hint ? (
    <p id={id} className={styles.hint}>
      {hint}
    </p>
  ) : null;
}

/**
 * In a dialog, the place to begin: React focuses while the dialog is not open yet, and a dialog that opens looks for the
 * attribute, which React leaves out.
 */
function markFirst(input: HTMLInputElement | null): void {
  input?.setAttribute('autofocus', '');
}

/** A labelled text input with its hint, or its error, below. */
export function TextField({ label, hint, error, className, ...rest }: Shared & InputHTMLAttributes<HTMLInputElement>) {
  const id = useId();
  const notes = `${id}-notes`;
  return (
    <div className={classNames(styles.field, className)}>
      <label htmlFor={id} className={styles.label}>
        {label}
      </label>
      <input
        {...rest}
        {...(rest.autoFocus ? { ref: markFirst } : {})}
        id={id}
        className={styles.input}
        aria-invalid={error ? true : undefined}
        aria-describedby={error || hint ? notes : undefined}
      />
      <Notes id={notes} hint={hint} error={error} />
    </div>
  );
}

/** The same for several lines. */
export function TextArea({ label, hint, error, ...rest }: Shared & TextareaHTMLAttributes<HTMLTextAreaElement>) {
  const id = useId();
  const notes = `${id}-notes`;
  return (
    <div className={styles.field}>
      <label htmlFor={id} className={styles.label}>
        {label}
      </label>
      <textarea
        {...rest}
        id={id}
        className={classNames(styles.input, styles.area)}
        aria-invalid={error ? true : undefined}
        aria-describedby={error || hint ? notes : undefined}
      />
      <Notes id={notes} hint={hint} error={error} />
    </div>
  );
}

type Option = { value: string; label: string };
type SelectProps = Shared & { value: string; options: readonly Option[]; onChange: (value: string) => void };

/** A labelled choice from a list. */
export function SelectField({ label, hint, error, value, options, onChange }: SelectProps) {
  const id = useId();
  return (
    <div className={styles.field}>
      <label htmlFor={id} className={styles.label}>
        {label}
      </label>
      <select
        id={id}
        className={classNames(styles.input, styles.select)}
        value={value}
        onChange={(event) => onChange(event.target.value)}
        aria-invalid={error ? true : undefined}
        aria-describedby={error || hint ? `${id}-notes` : undefined}
      >
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.label}
          </option>
        ))}
      </select>
      <Notes id={`${id}-notes`} hint={hint} error={error} />
    </div>
  );
}

/** An on/off switch; the whole row is its target. */
export function SwitchField({
  label,
  hint,
  checked,
  onChange,
}: Shared & { checked: boolean; onChange: (on: boolean) => void }) {
  const id = useId();
  return (
    <div className={styles.switchRow}>
      <span>
        <label htmlFor={id} className={styles.switchLabel}>
          {label}
        </label>
        {hint && <span className={styles.hint}>{hint}</span>}
      </span>
      <input
        id={id}
        type="checkbox"
        role="switch"
        aria-checked={checked}
        className={styles.switch}
        checked={checked}
        onChange={(event) => onChange(event.target.checked)}
      />
    </div>
  );
}

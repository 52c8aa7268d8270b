'use client';

import { TextField } from '@/components/ui/field';
import { captureTexts } from '@/texts/capture';
import { commonTexts } from '@/texts/common';
import styles from './record-page.module.css';

type PasscodeProps = {
  value: string;
  error: string | undefined;
  /** The server has one, which an empty field leaves as it is. */
  kept?: boolean;
  onChange: (passcode: string) => void;
};

export function PasscodeField({ value, error, kept = false, onChange }: PasscodeProps) {
  return (
    <TextField
      label={captureTexts.passcode}
      autoComplete="off"
      autoCapitalize="none"
      spellCheck={false}
      maxLength={60}
      value={value}
      placeholder={kept ? commonTexts.unchanged : ''}
      hint={captureTexts.passcodeHint}
      error={error}
      onChange={({ target }) => onChange(target.value)}
    />
  );
}

type Guest = { displayName: string; notice: string };
type Props = {
  values: Guest;
  errors: Partial<Record<keyof Guest, string>>;
  change: (changes: Partial<Guest>) => void;
};

/** For meetings: who joins, and what is said on joining. */
export function MeetingFields({ values, errors, change }: Props) {
  return (
    <>
      <TextField
        label={captureTexts.guestName}
        placeholder={captureTexts.guestNameHint}
        value={values.displayName}
        maxLength={60}
        error={errors.displayName}
        onChange={(event) => change({ displayName: event.target.value })}
      />
      <TextField
        label={captureTexts.notice}
        placeholder={captureTexts.noticeHint}
        value={values.notice}
        maxLength={300}
        error={errors.notice}
        onChange={(event) => change({ notice: event.target.value })}
      />
      <p className={styles.note}>{captureTexts.meetingNote}</p>
    </>
  );
}

import type { Failure, FinishReason } from '@jomo/recorder/protocol';
import { formatMoment, formatTime, midSentence } from '@/components/ui/format-date';
import { formatSpan } from '@/components/ui/format-duration';
import { finishSentences } from '@/shared/finish-sentence';
import type { RecordingDetail, RecordingView } from '@/shared/views';
import { failureTexts, recordingTexts } from '@/texts/recordings';
import { statusLook } from './status-look';

export function describeFinish(reason: FinishReason | null): string | null {
  return reason && finishSentences[reason];
}

/** That it waits for a broadcast that has ended, and until when; null while it does not. */
export function describePause({
  status,
  comesBackUntil,
}: Pick<RecordingDetail, 'status' | 'comesBackUntil'>): string | null {
  const recorded = statusLook[status].phase !== 'active' || status === 'recording' || status === 'finishing';
  return recorded || comesBackUntil === null ? null : recordingTexts.comesBack(formatTime(comesBackUntil));
}

/** How long it will go on: "for 30 min", "until the broadcast ends". */
export function describeEnd({ durationSec }: Pick<RecordingView, 'durationSec'>): string {
  return durationSec === null ? recordingTexts.untilOver : recordingTexts.lasting(formatSpan(durationSec));
}

type Timed = Pick<RecordingView, 'status' | 'startAt' | 'startedAt' | 'endAt' | 'durationSec' | 'finishedAt'>;

/** When it is, was or will be: one line under the title. */
export function describeWhen(recording: Timed, now: number): string {
  const { phase } = statusLook[recording.status];
  if (phase === 'upcoming') return recordingTexts.begins(formatMoment(recording.startAt, now), describeEnd(recording));
  if (phase === 'ended') return formatMoment(recording.startedAt ?? recording.finishedAt ?? recording.startAt, now);
  if (recording.startedAt === null) return recordingTexts.since(midSentence(formatMoment(recording.startAt, now)));
  const until =
    recording.endAt === null
      ? describeEnd(recording)
      : recordingTexts.until(midSentence(formatMoment(recording.endAt, now)));
  return recordingTexts.sinceUntil(midSentence(formatMoment(recording.startedAt, now)), until);
}

/** Whose fault a failure is and what may help, in words. */
export function adviseOn(failure: Pick<Failure, 'fault' | 'retryable'>): { fault: string; advice: string } {
  const advice = failure.retryable ? failureTexts.mayWork : failureTexts.willFail;
  return { fault: failureTexts.faults[failure.fault], advice };
}

/** The form, filled in to record the same thing once more. What is secret it asks the server for. */
export function recordAgainHref(
  recording: Pick<RecordingView, 'id' | 'url' | 'quality' | 'view' | 'chat' | 'site'>,
): string {
  const fields = new URLSearchParams({
    again: recording.id,
    url: recording.url,
    ...(recording.site === null ? {} : { site: recording.site }),
    quality: recording.quality,
    view: recording.view,
    chat: recording.chat ? '1' : '0',
  });
  return `/record?${fields}`;
}

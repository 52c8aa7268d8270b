'use client';

import { CirclePlay, RotateCcw, Square, TimerReset, X } from 'lucide-react';
import { useState } from 'react';
import { Button, ButtonLink } from '@/components/ui/button';
import { ConfirmDialog } from '@/components/ui/confirm-dialog';
import type { RecordingView } from '@/shared/views';
import { commonTexts } from '@/texts/common';
import { recordingTexts } from '@/texts/recordings';
import { recordAgainHref } from './describe-recording';
import { statusLook } from './status-look';
import { useRecordingActions } from './use-recording-actions';

const icon = { size: '1.05em', 'aria-hidden': true } as const;

function StopButton({ recording }: { recording: RecordingView }) {
  const [asking, setAsking] = useState(false);
  const { stop, stopping } = useRecordingActions(recording);
  return (
    <>
      <Button size="s" variant="danger" busy={stopping} icon={<Square {...icon} />} onClick={() => setAsking(true)}>
        {stopping ? recordingTexts.stopping : recordingTexts.stop}
      </Button>
      {asking && (
        <ConfirmDialog
          title={recordingTexts.stopQuestion}
          confirmLabel={recordingTexts.stopConfirm}
          cancelLabel={recordingTexts.stopCancel}
          onClose={() => setAsking(false)}
          onConfirm={() => {
            setAsking(false);
            stop();
          }}
        >
          {recordingTexts.stopNote}
        </ConfirmDialog>
      )}
    </>
  );
}

/** Everything that can be done with a recording in its present state. */
export function RecordingActions({ recording }: { recording: RecordingView }) {
  const { phase } = statusLook[recording.status];
  const { stop, stopping, extend, extending } = useRecordingActions(recording);
  const playable = recording.recordedSec > 0;
  return (
    <>
      {playable && (
        <ButtonLink
          size="s"
          variant={phase === 'active' ? 'primary' : 'secondary'}
          href={`/watch/${recording.videoId}`}
          icon={<CirclePlay {...icon} />}
        >
          {commonTexts.watch}
        </ButtonLink>
      )}
      {phase === 'active' && recording.durationSec !== null && !stopping && (
        <Button size="s" busy={extending} icon={<TimerReset {...icon} />} onClick={extend}>
          {recordingTexts.extend}
        </Button>
      )}
      {phase === 'active' && <StopButton recording={recording} />}
      {phase === 'upcoming' && (
        <Button size="s" busy={stopping} icon={<X {...icon} />} onClick={stop}>
          {commonTexts.cancel}
        </Button>
      )}
      {phase === 'ended' && recording.status !== 'finished' && (
        <ButtonLink size="s" href={recordAgainHref(recording)} icon={<RotateCcw {...icon} />}>
          {commonTexts.recordAgain}
        </ButtonLink>
      )}
    </>
  );
}

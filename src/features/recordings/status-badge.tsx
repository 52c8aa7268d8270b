import { Badge } from '@/components/ui/badge';
import type { RecordingView } from '@/shared/views';
import { recordingTexts } from '@/texts/recordings';
import { statusLook } from './status-look';

export function StatusBadge({ recording }: { recording: Pick<RecordingView, 'status' | 'stopping'> }) {
  const { label, tone, phase } = statusLook[recording.status];
  const stopping = recording.stopping && phase === 'active';
  return (
    <Badge tone={stopping ? 'warn' : tone} pulse={recording.status === 'recording'}>
      {stopping ? recordingTexts.stopping : label}
    </Badge>
  );
}

'use client';

import { ExternalLink } from 'lucide-react';
import type { ReactNode } from 'react';
import { BackLink } from '@/components/ui/back-link';
import { Skeleton } from '@/components/ui/skeleton';
import { useNow } from '@/components/ui/use-now';
import type { RecordingDetail } from '@/shared/views';
import { recordingTexts } from '@/texts/recordings';
import { QueryError } from '@/trpc/query-error';
import { costFigures } from './cost-figures';
import { describeFinish, describePause, describeWhen } from './describe-recording';
import { FailurePanel } from './failure-panel';
import { Figures } from './figures';
import { HealthList } from './health-list';
import { LivePicture } from './live-picture';
import { LogList } from './log-list';
import { RecordingActions } from './recording-actions';
import styles from './recording-page.module.css';
import { StatusBadge } from './status-badge';
import { statusLook } from './status-look';
import { StepLine } from './step-line';
import { useRecording } from './use-recordings';
import { WorkerNotice } from './worker-notice';

function Panel({ title, children, className }: { title: string; children: ReactNode; className?: string }) {
  return (
    <section className={`${styles.panel} ${className ?? ''}`} aria-label={title}>
      <h2 className={styles.heading}>{title}</h2>
      {children}
    </section>
  );
}

function Head({ recording, now }: { recording: RecordingDetail; now: number }) {
  return (
    <header className={styles.head}>
      <div className={styles.headText}>
        <div className={styles.state}>
          <StatusBadge recording={recording} />
          <span>{describeWhen(recording, now)}</span>
        </div>
        <h1 className={styles.title}>{recording.title}</h1>
        <a className={styles.url} href={recording.url} target="_blank" rel="noreferrer">
          {recording.url} <ExternalLink size="0.875em" aria-label={recordingTexts.opens} />
        </a>
      </div>
      <div className={styles.actions}>
        {/* The panel about the failure has a button of its own. */}
        {!recording.failure && <RecordingActions recording={recording} />}
      </div>
    </header>
  );
}

function Detail({ recording, now }: { recording: RecordingDetail; now: number }) {
  const running = statusLook[recording.status].phase === 'active';
  const pictured = running || recording.hasPoster || recording.snapshotAt !== null;
  const outcome = describeFinish(recording.finishReason) ?? describePause(recording) ?? recording.statusDetail;
  return (
    <>
      <Head recording={recording} now={now} />
      <FailurePanel recording={recording} />
      {statusLook[recording.status].phase === 'upcoming' && <WorkerNotice />}
      <Panel title={recordingTexts.progress}>
        <StepLine recording={recording} />
        {outcome && !recording.failure && <p className={styles.outcome}>{outcome}</p>}
      </Panel>
      <div className={styles.columns}>
        {pictured && (
          <div className={styles.picture}>
            <LivePicture recording={recording} />
          </div>
        )}
        <Panel title={running ? recordingTexts.figuresAndCost : recordingTexts.figures}>
          <Figures figures={costFigures(recording, running)} />
        </Panel>
        <Panel title={recordingTexts.health}>
          <HealthList marks={recording.health} running={running} />
        </Panel>
      </div>
      <Panel title={recordingTexts.log}>
        <LogList lines={recording.log} />
      </Panel>
    </>
  );
}

export function RecordingPage({ id }: { id: string }) {
  const recording = useRecording(id);
  const now = useNow(1_000);
  const content = () => {
    if (recording.data) return <Detail recording={recording.data} now={now} />;
    if (recording.isError) {
      return <QueryError page title={recordingTexts.oneFailed} error={recording.error} onRetry={recording.refetch} />;
    }
    return <Skeleton className={styles.placeholder} />;
  };
  return (
    <>
      <BackLink href="/recordings" label={recordingTexts.title} />
      {content()}
    </>
  );
}

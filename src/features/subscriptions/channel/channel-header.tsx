'use client';

import { CircleDot, ExternalLink, Pause, Pencil, Play, RefreshCw, Trash2 } from 'lucide-react';
import { useState } from 'react';
import { BackLink } from '@/components/ui/back-link';
import { Button, ButtonLink } from '@/components/ui/button';
import { Menu, MenuEntry } from '@/components/ui/menu';
import { TickingText } from '@/components/ui/ticking-text';
import type { ChannelView } from '@/shared/channel-views';
import { channelTexts } from '@/texts/channel';
import { commonTexts } from '@/texts/common';
import { ChannelBadge } from '../channel-badge';
import { ChannelPicture } from '../channel-picture';
import { describeLastLook, describeNextLook, runningRecording, siteName } from '../channel-text';
import { useChannelActions } from '../use-channels';
import { outcomeOf } from './broadcast-outcome';
import styles from './channel-page.module.css';
import { RenameDialog } from './rename-dialog';
import { UnsubscribeDialog } from './unsubscribe-dialog';

const icon = { size: '1.05em', 'aria-hidden': true } as const;

/** What is on now, with the way to its recording or the button that makes one. */
function OnNow({ channel }: { channel: ChannelView }) {
  const { recordAnyway, asking } = useChannelActions(channel.id);
  const { latest } = channel;
  const running = runningRecording(channel);
  if (running) {
    return (
      <p className={styles.onNow}>
        <span>{latest?.title}</span>
        <ButtonLink size="s" href={`/recordings/${running.id}`} icon={<CircleDot {...icon} />}>
          {commonTexts.recordingNow}
        </ButtonLink>
      </p>
    );
  }
  if (channel.state !== 'live') return null;
  return (
    <p className={styles.onNow}>
      <span>{channel.liveTitle ?? latest?.title}</span>
      {latest && outcomeOf(latest).offer && (
        <Button
          size="s"
          icon={<CircleDot {...icon} />}
          busy={asking === latest.id}
          onClick={() => recordAnyway(latest.id)}
        >
          {commonTexts.recordNow}
        </Button>
      )}
    </p>
  );
}

/** Name, state and what can be done with a channel. */
export function ChannelHeader({ channel }: { channel: ChannelView }) {
  const { id, name, url, paused, problem } = channel;
  const [dialog, setDialog] = useState<'rename' | 'unsubscribe' | null>(null);
  const { checkNow, checking, pause, pausing } = useChannelActions(id);
  const close = () => setDialog(null);
  return (
    <header className={styles.header}>
      <BackLink href="/subscriptions" label={channelTexts.back} />
      <div className={styles.top}>
        <ChannelPicture channel={channel} large />
        <div className={styles.names}>
          <h1 className={styles.name}>
            {name} <ChannelBadge channel={channel} />
          </h1>
          <a className={styles.address} href={url} target="_blank" rel="noreferrer noopener">
            {siteName(channel)}
            <ExternalLink size="0.875rem" aria-hidden />
            <span className="visually-hidden"> {channelTexts.opensPage}</span>
          </a>
          <p className={styles.looks}>
            <TickingText format={(now) => `${describeLastLook(channel, now)} · ${describeNextLook(channel, now)}`} />
          </p>
        </div>
        <div className={styles.actions}>
          {!paused && (
            <Button size="s" icon={<RefreshCw {...icon} />} busy={checking} onClick={checkNow}>
              {channelTexts.checkNow}
            </Button>
          )}
          <Button
            size="s"
            icon={paused ? <Play {...icon} /> : <Pause {...icon} />}
            busy={pausing}
            onClick={() => pause(!paused)}
          >
            {paused ? channelTexts.resume : channelTexts.pause}
          </Button>
          <Menu label={channelTexts.more(name)}>
            <MenuEntry label={commonTexts.rename} icon={<Pencil {...icon} />} onSelect={() => setDialog('rename')} />
            <MenuEntry
              label={channelTexts.unsubscribe}
              icon={<Trash2 {...icon} />}
              danger
              onSelect={() => setDialog('unsubscribe')}
            />
          </Menu>
        </div>
      </div>
      {problem && !paused && (
        <p className={styles.problem} role="alert">
          {problem}
        </p>
      )}
      <OnNow channel={channel} />
      {dialog === 'rename' && <RenameDialog channel={channel} onClose={close} />}
      {dialog === 'unsubscribe' && <UnsubscribeDialog channel={channel} onClose={close} />}
    </header>
  );
}

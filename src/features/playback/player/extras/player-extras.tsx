'use client';

import { type RefObject, useEffect } from 'react';
import { useOnDevice } from '@/features/offline/use-on-device';
import { useTimeShown } from '../../use-time-shown';
import type { LaterActions, PlayerCore } from '../player-core';
import { listSettings } from './list-settings';
import { NextCard } from './next-card';
import { OnlySound } from './only-sound';
import { SettingsMenu } from './settings-menu';
import { SleepNote } from './sleep-note';
import { TouchLayer } from './touch-layer';
import { useChapterDialogs } from './use-chapter-dialogs';
import { useJumps } from './use-jumps';
import { useMediaSession } from './use-media-session';
import { useNextVideo } from './use-next-video';
import { useOtherScreen } from './use-other-screen';
import { useSleepTimer } from './use-sleep-timer';
import { useSound } from './use-sound';

type Props = {
  core: PlayerCore;
  frame: RefObject<HTMLDivElement | null>;
  /** Is given what keys are to do. */
  later: RefObject<LaterActions>;
  settingsOpen: boolean;
  onCloseSettings: () => void;
  onHelp: () => void;
};

/** All of the player that its first picture does not need. */
export default function PlayerExtras({ core, frame, later, settingsOpen, onCloseSettings, onHelp }: Props) {
  const { video, session } = core;
  const next = useNextVideo(core);
  const sleepLeft = useSleepTimer(video, session);
  const silence = useJumps(core);
  const otherScreen = useOtherScreen(core);
  const onDevice = useOnDevice(core.info.video.id);
  useSound(video, session.remembered);
  useMediaSession(core, next.video ? next.play : null);
  const chapters = useChapterDialogs(core);
  useEffect(() => {
    later.current = { playNext: next.video ? next.play : null, addChapter: chapters.edits.add };
  });
  const timeShown = useTimeShown();
  const pages = listSettings({
    core,
    silence,
    otherScreen,
    onDevice,
    sleepLeft,
    timeShown,
    chapterEdits: chapters.edits,
    onHelp,
  });
  return (
    <>
      {session.onlySound && <OnlySound core={core} />}
      <TouchLayer core={core} frame={frame} />
      <SleepNote left={sleepLeft} onStay={() => session.setSleep({ kind: 'off' })} />
      <NextCard core={core} next={next} />
      {chapters.dialog}
      {settingsOpen && <SettingsMenu pages={pages} onClose={onCloseSettings} />}
    </>
  );
}

'use client';

import {
  AudioLines,
  Clock,
  FastForward,
  Gauge,
  Headphones,
  Keyboard,
  ListOrdered,
  Moon,
  PictureInPicture2,
  Repeat,
  ScreenShare,
  SkipForward,
  SlidersHorizontal,
} from 'lucide-react';
import { playerTexts } from '@/texts/player';
import type { TimeShown } from '../../use-time-shown';
import { togglePictureInPicture } from '../perform-action';
import type { PlayerCore } from '../player-core';
import { qualityLabel } from '../quality-options';
import type { Silence } from '../silences';
import type { MenuItem, MenuPage, MenuPages } from './menu-page';
import {
  type ChapterEdits,
  chaptersPage,
  describeLoop,
  describeSleep,
  describeSound,
  loopPage,
  qualityPage,
  sleepPage,
  soundPage,
  speedPage,
  timePage,
} from './settings-pages';
import type { OtherScreen } from './use-other-screen';

type Given = {
  core: PlayerCore;
  silence: readonly Silence[] | null | undefined;
  otherScreen: OtherScreen | null;
  /** It plays from this device, in the one quality that is there. */
  onDevice: boolean;
  sleepLeft: number | null;
  timeShown: TimeShown;
  chapterEdits: ChapterEdits;
  onHelp: () => void;
};

const icon = { size: '1.125rem', 'aria-hidden': true } as const;

function matters({ core, sleepLeft, timeShown }: Given): MenuItem[] {
  const { hls, media, session, chapters } = core;
  const open = (
    page: Exclude<keyof MenuPages, 'main'>,
    mark: MenuItem['icon'],
    label: string,
    detail: string,
  ): MenuItem => {
    return { kind: 'open', id: page, page, icon: mark, label, detail };
  };
  const quality = qualityLabel(hls.levels, hls.chosen, hls.playing);
  return [
    ...(hls.levels.length > 0 && !session.onlySound
      ? [open('quality', <SlidersHorizontal {...icon} />, playerTexts.quality, quality)]
      : []),
    open('speed', <Gauge {...icon} />, playerTexts.speed, playerTexts.speedOf(media.rate)),
    open('time', <Clock {...icon} />, playerTexts.time, playerTexts.times[timeShown]),
    open('chapters', <ListOrdered {...icon} />, playerTexts.chapters, String(chapters.length || '')),
    open('sound', <AudioLines {...icon} />, playerTexts.sound, describeSound(session.remembered)),
    open('loop', <Repeat {...icon} />, playerTexts.loop, describeLoop(session.loop)),
    open('sleep', <Moon {...icon} />, playerTexts.sleep, describeSleep(session.sleep, sleepLeft)),
  ];
}

function switches({ core }: Given): MenuItem[] {
  const { info, session, mayPlayOnlySound } = core;
  const { skipSilence, autoNext } = session.remembered;
  const silence: MenuItem = {
    kind: 'switch',
    id: 'silence',
    icon: <FastForward {...icon} />,
    label: playerTexts.skipSilence,
    on: skipSilence,
    toggle: () => session.remember({ skipSilence: !skipSilence }),
  };
  const onlySound: MenuItem = {
    kind: 'switch',
    id: 'only-sound',
    icon: <Headphones {...icon} />,
    label: playerTexts.onlySound,
    on: session.onlySound,
    toggle: () => session.setOnlySound(!session.onlySound),
  };
  return [
    ...(info.live ? [] : [silence]),
    {
      kind: 'switch',
      id: 'auto-next',
      icon: <SkipForward {...icon} />,
      label: playerTexts.autoNext,
      on: autoNext,
      toggle: () => session.remember({ autoNext: !autoNext }),
    },
    ...(mayPlayOnlySound ? [onlySound] : []),
  ];
}

function actions({ core: { video }, otherScreen, onHelp }: Given): MenuItem[] {
  const found: MenuItem[] = [];
  if (document.pictureInPictureEnabled) {
    const run = () => void togglePictureInPicture(video).catch(() => {});
    found.push({
      kind: 'action',
      id: 'pip',
      icon: <PictureInPicture2 {...icon} />,
      label: playerTexts.pictureInPicture,
      run,
    });
  }
  if (otherScreen) {
    const label = playerTexts.screens[otherScreen.kind];
    found.push({ kind: 'action', id: 'screen', icon: <ScreenShare {...icon} />, label, run: otherScreen.choose });
  }
  found.push({ kind: 'action', id: 'keys', icon: <Keyboard {...icon} />, label: playerTexts.shortcuts, run: onHelp });
  return found;
}

/** What the player's menu shows now. */
export function listSettings(given: Given): MenuPages {
  const { core, silence, onDevice, timeShown, chapterEdits } = given;
  const unknown = core.session.remembered.skipSilence && silence === null;
  const main: MenuPage = {
    title: playerTexts.settings,
    items: [...matters(given), ...switches(given), ...actions(given)],
    ...(unknown ? { note: playerTexts.silenceUnknown } : {}),
  };
  return {
    main,
    quality: qualityPage(core, onDevice),
    speed: speedPage(core),
    time: timePage(core, timeShown),
    chapters: chaptersPage(core, chapterEdits),
    sound: soundPage(core),
    loop: loopPage(core),
    sleep: sleepPage(core),
  };
}

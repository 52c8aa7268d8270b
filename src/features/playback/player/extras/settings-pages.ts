import { formatClock } from '@/components/ui/format-duration';
import { playerTexts } from '@/texts/player';
import { showTime, type TimeShown, timesShown } from '../../use-time-shown';
import { setSpeed } from '../carried';
import { chapterAt } from '../chapters';
import { loopFrom, loopTo } from '../loop';
import type { PlayerCore } from '../player-core';
import { type Loop, noLoop, type Remembered, type Sleep } from '../player-session';
import { qualityOptions } from '../quality-options';
import { speeds } from '../shortcuts';
import type { MenuItem, MenuPage } from './menu-page';

const boosts = [100, 125, 150, 200, 300];
const sleepMinutes = [10, 20, 30, 45, 60, 90];

export function describeSound({ boost, levelled }: Remembered): string {
  const parts = [
    ...(boost === 100 ? [] : [playerTexts.boostShort(boost)]),
    ...(levelled ? [playerTexts.levelledShort] : []),
  ];
  return parts.length > 0 ? parts.join(', ') : playerTexts.boost(100);
}

export function describeLoop({ from, to }: Loop): string {
  if (from === null) return playerTexts.off;
  return to === null
    ? playerTexts.loopOpen(formatClock(from))
    : playerTexts.loopSpan(formatClock(from), formatClock(to));
}

export function describeSleep(sleep: Sleep, leftSec: number | null): string {
  if (sleep.kind === 'end') return playerTexts.sleepAtEndShort;
  return sleep.kind === 'at' ? playerTexts.sleepLeft(Math.ceil((leftSec ?? 0) / 60)) : playerTexts.off;
}

/** How many rungs the server offers by now; more than the player knows = packaging added some since. */
function moreQualities({ info, hls: { levels, reconnect } }: PlayerCore): MenuItem[] {
  const offered = info.renditions.filter(({ height }) => height !== null).length;
  if (levels.length !== 1 || offered <= 1 || levels.some(({ height }) => height === 0)) return [];
  return [{ kind: 'action', id: 'more', label: playerTexts.moreQualities, run: reconnect }];
}

export function qualityPage(core: PlayerCore, onDevice: boolean): MenuPage {
  const { levels, playing, chosen, choose } = core.hls;
  const items = qualityOptions(levels, playing).map(({ value, label }): MenuItem => {
    return { kind: 'choice', id: `quality-${value}`, label, checked: value === chosen, choose: () => choose(value) };
  });
  return { title: playerTexts.quality, items: [...items, ...(onDevice ? [] : moreQualities(core))] };
}

export function speedPage({ video, media }: PlayerCore): MenuPage {
  const items = speeds.map((speed): MenuItem => {
    const label = speed === 1 ? playerTexts.normalSpeed : playerTexts.speedOf(speed);
    const choose = () => setSpeed(video, speed);
    return { kind: 'choice', id: `speed-${speed}`, label, checked: speed === media.rate, choose };
  });
  return { title: playerTexts.speed, items };
}

/** How the player and the chat tell the time. */
export function timePage({ info }: PlayerCore, shown: TimeShown): MenuPage {
  const items = timesShown
    .filter((name) => !info.live || name !== 'remaining')
    .map((name): MenuItem => {
      const label = playerTexts.times[name];
      return { kind: 'choice', id: `time-${name}`, label, checked: name === shown, choose: () => showTime(name) };
    });
  return { title: playerTexts.time, items };
}

/** What can be done about chapters besides going there. */
export type ChapterEdits = { add: () => void; edit: () => void };

export function chaptersPage({ video, media, chapters }: PlayerCore, { add, edit }: ChapterEdits): MenuPage {
  const here = chapterAt(chapters, media.time);
  const items = chapters.map((chapter): MenuItem => {
    const choose = () => {
      video.currentTime = chapter.at;
    };
    const id = `chapter-${chapter.id ?? chapter.at}`;
    const detail = formatClock(chapter.at);
    return { kind: 'choice', id, label: chapter.title, detail, checked: chapter === here, choose };
  });
  const own: MenuItem[] = [{ kind: 'action', id: 'chapter-add', label: playerTexts.addChapter, run: add }];
  if (chapters.some(({ id }) => id !== null)) {
    own.push({ kind: 'action', id: 'chapters-edit', label: playerTexts.editChapters, run: edit });
  }
  return { title: playerTexts.chapters, items: [...items, ...own] };
}

export function soundPage({ session: { remembered, remember } }: PlayerCore): MenuPage {
  const items = boosts.map((boost): MenuItem => {
    const choose = () => remember({ boost });
    return {
      kind: 'choice',
      id: `boost-${boost}`,
      label: playerTexts.boost(boost),
      checked: boost === remembered.boost,
      choose,
    };
  });
  const levelled: MenuItem = {
    kind: 'switch',
    id: 'levelled',
    label: playerTexts.levelled,
    on: remembered.levelled,
    toggle: () => remember({ levelled: !remembered.levelled }),
  };
  return { title: playerTexts.sound, items: [...items, levelled] };
}

export function loopPage({ video, session: { loop, setLoop } }: PlayerCore): MenuPage {
  const at = ({ from, to }: Loop, which: 'from' | 'to') => {
    const sec = which === 'from' ? from : to;
    return sec === null ? {} : { detail: formatClock(sec) };
  };
  const items: MenuItem[] = [
    {
      kind: 'action',
      id: 'loop-from',
      label: playerTexts.loopFrom,
      ...at(loop, 'from'),
      run: () => setLoop(loopFrom(loop, video.currentTime)),
    },
    {
      kind: 'action',
      id: 'loop-to',
      label: playerTexts.loopTo,
      ...at(loop, 'to'),
      run: () => setLoop(loopTo(loop, video.currentTime)),
    },
    {
      kind: 'action',
      id: 'loop-off',
      label: playerTexts.loopOff,
      disabled: loop.from === null,
      run: () => setLoop(noLoop),
    },
  ];
  return { title: playerTexts.loop, items };
}

export function sleepPage({ info, session: { sleep, setSleep } }: PlayerCore): MenuPage {
  const off: MenuItem = {
    kind: 'choice',
    id: 'sleep-off',
    label: playerTexts.off,
    checked: sleep.kind === 'off' || sleep.kind === 'over',
    choose: () => setSleep({ kind: 'off' }),
  };
  const timed = sleepMinutes.map((minutes): MenuItem => {
    const choose = () => setSleep({ kind: 'at', at: Date.now() + minutes * 60_000 });
    return { kind: 'choice', id: `sleep-${minutes}`, label: playerTexts.sleepIn(minutes), checked: false, choose };
  });
  const end: MenuItem = {
    kind: 'choice',
    id: 'sleep-end',
    label: playerTexts.sleepAtEnd,
    checked: sleep.kind === 'end',
    choose: () => setSleep({ kind: 'end' }),
  };
  return { title: playerTexts.sleep, items: [off, ...timed, ...(info.live ? [] : [end])] };
}

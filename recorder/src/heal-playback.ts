import type { View } from '../protocol/index';
import { type HealStep, type HealTrouble, nextHealStep } from './checks/healing-ladder';
import { createPlaybackCheck } from './checks/playback-check';
import { type Clock, within } from './clock';
import type { BrowserPort, ReportPort } from './ports';
import type { MediaSample } from './sites/generic/live';

const DRIVE_EVERY_MS = 3000;
const DRIVE_LIMIT_MS = 8_000;
const RELOAD_LIMIT_MS = 25_000;
const RELAUNCH_LIMIT_MS = 40_000;

const said: Record<HealTrouble, string> = {
  no_media: 'The video disappeared from the page',
  frozen: 'The picture stood still',
  browser_gone: 'The browser was gone',
  stream_ended: 'The broadcast ended',
};
const done: Record<Exclude<HealStep, 'give_up'>, string> = {
  play: 'pressed play again',
  reload: 'reloaded the page',
  relaunch: 'started the browser anew',
};

type Episode = { trouble: HealTrouble; since: number; taken: number; lastAt: number | null; helped: string };

/**
 * Watches playback while recording and climbs the healing ladder; every step becomes a health mark. Steps run beside
 * the loop that calls `tick`, so that a stop never waits for one. `give_up` = the broadcast is over.
 */
export function createHealer(
  deps: { browser: BrowserPort; report: ReportPort; clock: Clock },
  job: { view: View; graceSec: number },
) {
  const { browser, report, clock } = deps;
  const check = createPlaybackCheck();
  let episode: Episode | null = null;
  let busy = false;
  let drivenAt = 0;
  let before: MediaSample | null = null;

  const mark = (phase: 'begin' | 'end' | 'point', detail: string) => {
    if (episode) report.mark({ at: clock.now(), kind: episode.trouble, phase, detail });
  };

  function run(limitMs: number, work: () => Promise<void>): void {
    busy = true;
    // A step that hangs must not keep the next one from being taken.
    void within(limitMs, work())
      .catch((error: Error) => report.log('warn', `A healing step failed: ${error.message}`))
      .finally(() => {
        busy = false;
      });
  }

  function take(step: Exclude<HealStep, 'give_up'>, now: number): void {
    if (!episode) return;
    episode.taken += 1;
    episode.lastAt = now;
    episode.helped = done[step];
    mark('point', `${said[episode.trouble]}; ${done[step]}.`);
    drivenAt = now;
    if (step === 'play') run(DRIVE_LIMIT_MS, browser.drive);
    if (step === 'reload') run(RELOAD_LIMIT_MS, () => browser.reload().then(browser.drive));
    if (step === 'relaunch') run(RELAUNCH_LIMIT_MS, () => relaunch(browser));
  }

  function begin(trouble: HealTrouble, now: number): void {
    if (episode?.trouble === trouble) return;
    // A reload turns "frozen" into "no media" for a moment: the same episode goes on, so its ladder does too.
    const graver = trouble === 'browser_gone' || trouble === 'stream_ended';
    if (episode && !graver && episode.trouble !== 'stream_ended') return;
    if (episode) mark('end', 'It became something else.');
    episode = { trouble, since: now, taken: 0, lastAt: null, helped: '' };
    mark('begin', `${said[trouble]}.`);
  }

  function end(now: number): void {
    if (!episode) return;
    const seconds = Math.round((now - episode.since) / 1000);
    mark('end', 'Playing again.');
    const how = episode.helped ? `: ${episode.helped}` : ' by itself';
    report.mark({ at: now, kind: 'healed', phase: 'point', detail: `Playing again after ${seconds} s${how}.` });
    episode = null;
  }

  function tick(sample: MediaSample | null): 'give_up' | 'protected' | null {
    const now = clock.now();
    const gone = browser.gone();
    const seen = job.view === 'page' ? null : check(sample, now);
    if (seen === 'protected') return 'protected';
    if (gone && !busy) begin('browser_gone', now);
    else if (seen && !gone) begin(seen === 'ended' ? 'stream_ended' : seen, now);
    else if (!gone && !busy && (job.view === 'page' || isMoving(before, sample))) end(now);
    before = sample;
    if (!episode) return null;
    const step = nextHealStep({ ...episode, now, graceSec: job.graceSec, gone: gone !== null });
    if (step === 'give_up') return 'give_up';
    if (busy) return null;
    if (step) take(step, now);
    else if (episode.trouble !== 'stream_ended' && now - drivenAt >= DRIVE_EVERY_MS) {
      drivenAt = now;
      run(DRIVE_LIMIT_MS, browser.drive);
    }
    return null;
  }
  return { tick };
}

/** Proof that it plays: the same element, further on. A page that was just reloaded has yet to show that. */
function isMoving(before: MediaSample | null, now: MediaSample | null): boolean {
  return before !== null && now !== null && before.id === now.id && !now.paused && now.currentTime > before.currentTime;
}

async function relaunch(browser: BrowserPort): Promise<void> {
  await browser.stop();
  await browser.start();
  await browser.open();
  await browser.drive();
}

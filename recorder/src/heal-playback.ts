import type { View } from '../protocol/index';
import { type HealStep, type HealTrouble, nextHealStep } from './checks/healing-ladder';
import type { OutputTrouble } from './checks/output-check';
import { createPlaybackCheck } from './checks/playback-check';
import { type Clock, within } from './clock';
import type { BrowserPort, ReportPort } from './ports';
import type { MediaSample } from './sites/generic/live';

const DRIVE_EVERY_MS = 3000;
const DRIVE_LIMIT_MS = 8_000;
const RELOAD_LIMIT_MS = 25_000;
const RELAUNCH_LIMIT_MS = 40_000;

type Taken = Exclude<HealStep, 'give_up'>;
/** Trouble seen in the recorded picture or sound; its begin and end are marked where it is seen. */
export type OutputFault = { trouble: OutputTrouble; proven: boolean };
/** `sure`: see MediaLook. `offline`: the page itself says that nothing is live. `suspect`: the recorded picture looks wrong; `output`: and that is a fault to heal. */
export type Seen = { sure?: boolean; offline?: boolean; suspect?: boolean; output?: OutputFault | null };

/** How the broadcast stands: `ended` and `lost` (its media went and nothing brought them back) leave nothing to record. */
export type Standing = 'playing' | 'troubled' | 'ended' | 'lost';
/** One look that says so can be a hiccup of the player; looks over this time are an end. */
const CERTAIN_MS = 10_000;
/** The player is gone or stands still, and neither a reload nor a new browser had brought it back by now. */
const LOST_MS = 45_000;
const LOST_STEPS = 4;

/** While the recorded picture is being healed, reloads included, the player gets this long to come back. */
const COME_BACK_MS = 25_000;

const said: Record<HealTrouble, string> = {
  no_media: 'The video disappeared from the page',
  frozen: 'The picture stood still',
  browser_gone: 'The browser was gone',
  stream_ended: 'The broadcast ended',
  black: 'The recorded picture is black',
  still: 'The recorded picture does not change',
  silent: 'Nothing is heard in the recording',
};
/** Silence that no reload ended this often is what the broadcast is like: from then on it is only unmuted. */
const SILENT_CLIMBS = 2;
const done: Record<Taken, string> = {
  play: 'pressed play again',
  clear: 'removed what lay over the player',
  reload: 'reloaded the page',
  relaunch: 'started the browser anew',
  new_recorder: 'a new recorder goes on',
};

type Episode = {
  trouble: HealTrouble;
  since: number;
  taken: number;
  lastAt: number | null;
  helped: string;
  gently: boolean;
};

/**
 * Watches playback while recording and climbs the healing ladder; every step becomes a health mark. Steps run beside
 * the loop that calls `tick`, so that a stop never waits for one. `give_up` = the broadcast is over, `new_recorder` = this recorder
 * cannot help itself.
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
  /** The whole ladder was climbed for a picture that stayed as it was: it is left alone until it changes. */
  let tried = false;
  let silentClimbs = 0;
  /** Since when the broadcast has been over, whatever the page has shown since; null while it is not. */
  let endedAt: number | null = null;

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

  function drive(now: number): void {
    drivenAt = now;
    run(DRIVE_LIMIT_MS, browser.drive);
  }

  function take(step: Taken, now: number): void {
    if (!episode) return;
    episode.taken += 1;
    episode.lastAt = now;
    episode.helped = done[step];
    mark('point', `${said[episode.trouble]}; ${done[step]}.`);
    drivenAt = now;
    if (step === 'play') run(DRIVE_LIMIT_MS, browser.drive);
    if (step === 'clear') run(DRIVE_LIMIT_MS, () => browser.clear().then(browser.drive));
    if (step === 'reload' && episode.trouble === 'silent') silentClimbs += 1;
    if (step === 'reload') run(RELOAD_LIMIT_MS, () => browser.reload().then(browser.drive));
    if (step === 'relaunch') run(RELAUNCH_LIMIT_MS, () => relaunch(browser));
  }

  function begin(trouble: HealTrouble, now: number): void {
    if (episode?.trouble === trouble) return;
    // A reload turns "frozen" into "no media" for a moment: the same episode goes on, so its ladder does too.
    const graver = trouble === 'browser_gone' || trouble === 'stream_ended';
    if (episode && isOutput(episode.trouble) && !graver && now - (episode.lastAt ?? now) < COME_BACK_MS) return;
    if (episode && !graver && !isOutput(episode.trouble) && episode.trouble !== 'stream_ended') return;
    if (episode && !isOutput(episode.trouble)) mark('end', 'It became something else.');
    const gently = trouble === 'silent' && silentClimbs >= SILENT_CLIMBS;
    if (trouble === 'stream_ended') endedAt ??= now;
    episode = { trouble, since: now, taken: 0, lastAt: null, helped: '', gently };
    if (!isOutput(trouble)) mark('begin', `${said[trouble]}.`);
  }

  function end(now: number, suspect: boolean): void {
    endedAt = null;
    if (!episode) return;
    if (isOutput(episode.trouble) && suspect) {
      // The recorded picture is looked at every few seconds only, and a page that was just loaded shows nothing yet.
      if (now - (episode.lastAt ?? now) < COME_BACK_MS) return;
      mark('point', `${said[episode.trouble]}; that is how the broadcast is.`);
      tried = true;
      episode = null;
      return;
    }
    const seconds = Math.round((now - episode.since) / 1000);
    if (!isOutput(episode.trouble)) mark('end', 'Playing again.');
    const how = episode.helped ? `: ${episode.helped}` : ' by itself';
    report.mark({ at: now, kind: 'healed', phase: 'point', detail: `Playing again after ${seconds} s${how}.` });
    episode = null;
  }

  function tick(sample: MediaSample | null, more: Seen = {}): 'give_up' | 'new_recorder' | 'protected' | null {
    const now = clock.now();
    const gone = browser.gone();
    const unwatched = job.view === 'page' && more.sure !== true;
    const watched = unwatched ? null : check(sample, now);
    const seen = more.offline && !unwatched ? 'ended' : watched;
    tried &&= more.suspect === true;
    const output = tried ? null : (more.output ?? null);
    if (seen === 'protected') return 'protected';
    if (gone && !busy) begin('browser_gone', now);
    else if (seen && !gone) begin(seen === 'ended' ? 'stream_ended' : seen, now);
    else if (output && !gone && (!episode || isOutput(episode.trouble))) begin(output.trouble, now);
    else if (!gone && !busy && !output && (unwatched || isMoving(before, sample))) end(now, more.suspect === true);
    before = sample;
    if (!episode) {
      // A player that began by itself, after a reload or in another one's place: it may be muted, or small on its page.
      if (sample && !sample.driven && !busy && now - drivenAt >= DRIVE_EVERY_MS) drive(now);
      return null;
    }
    if (endedAt !== null && now - endedAt >= job.graceSec * 1000) return 'give_up';
    const proven = output?.proven === true;
    const step = nextHealStep({
      ...episode,
      now,
      graceSec: job.graceSec,
      gone: gone !== null,
      proven,
      offline: more.offline === true,
    });
    if (step === 'give_up') return 'give_up';
    if (step === 'new_recorder') {
      take(step, now);
      return step;
    }
    if (busy) return null;
    if (step) take(step, now);
    else if (episode.trouble !== 'stream_ended' && !isOutput(episode.trouble) && now - drivenAt >= DRIVE_EVERY_MS) {
      drive(now);
    }
    return null;
  }

  function standing(): Standing {
    if (!episode) return 'playing';
    const now = clock.now();
    if (endedAt !== null && now - endedAt >= CERTAIN_MS) return 'ended';
    const { trouble, since, taken } = episode;
    const hopeless = taken >= LOST_STEPS && now - since >= LOST_MS && !busy;
    return hopeless && (trouble === 'no_media' || trouble === 'frozen') ? 'lost' : 'troubled';
  }
  return { tick, standing };
}

function isOutput(trouble: HealTrouble): trouble is OutputTrouble {
  return trouble === 'black' || trouble === 'still' || trouble === 'silent';
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

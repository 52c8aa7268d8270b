import type { OwnPicture } from '../sites/generic/live';
import type { PictureLook } from './picture-check';
import type { VitalMark } from './vital-checks';

/** What can be wrong with the recorded picture and sound. */
export type OutputTrouble = PictureTrouble | 'silent';
type PictureTrouble = 'black' | 'still';

/** Two looks, eight seconds apart: a cut to black in a film is shorter. */
const BLACK_MS = 7000;
const STILL_SILENT_MS = 30_000;
/** Slides stand for minutes while somebody talks: that is a broadcast, worth a mark only when it lasts. */
const STILL_HEARD_MS = 120_000;
const SILENT_DB = -70;
/** Black without any proof of a fault counts as one only when it is silent as well. */
const BLACK_SILENT_MS = 10_000;

const begins: Record<PictureTrouble, string> = {
  black: 'The recorded picture is black.',
  still: 'The recorded picture does not change.',
};
const ends: Record<PictureTrouble, string> = {
  black: 'The recorded picture is back.',
  still: 'The recorded picture changes again.',
};

/**
 * Watches what is really in the recording, whatever the page's player says of itself. `update` is called every second and
 * answers what to mark and what looks wrong now; `judge` then tells, from the player's own picture, whether that is a fault to
 * heal (`proven` = the player shows something else than what is recorded) or the broadcast itself.
 */
export function createOutputCheck() {
  const since: Record<PictureTrouble, number | null> = { black: null, still: null };
  const open: Record<PictureTrouble, boolean> = { black: false, still: false };
  let heardAt: number | null = null;
  let lookAt = 0;
  let before: { print: string; at: number } | null = null;
  let changes = false;

  const silentMs = (now: number) => now - (heardAt ?? now);

  function note(trouble: PictureTrouble, bad: boolean, look: PictureLook): void {
    if (!bad) since[trouble] = null;
    else since[trouble] ??= look.at;
  }

  function due(trouble: PictureTrouble, look: PictureLook, now: number): boolean {
    const begun = since[trouble];
    if (begun === null) return false;
    const lasting = look.at - begun;
    if (trouble === 'black') return lasting >= BLACK_MS;
    return lasting >= (silentMs(now) >= STILL_SILENT_MS ? STILL_SILENT_MS : STILL_HEARD_MS);
  }

  function update(facts: { look: PictureLook | null; audioDb: number | null; now: number }) {
    const { look, audioDb, now } = facts;
    heardAt ??= now;
    if (audioDb !== null && audioDb >= SILENT_DB) heardAt = now;
    const marks: VitalMark[] = [];
    if (look && look.at !== lookAt) {
      lookAt = look.at;
      note('black', look.black, look);
      // A black picture does not change either; one name is enough.
      note('still', look.still === true && !look.black, look);
    }
    for (const trouble of ['black', 'still'] as const) {
      const bad = look !== null && (open[trouble] ? since[trouble] !== null : due(trouble, look, now));
      if (bad === open[trouble]) continue;
      open[trouble] = bad;
      marks.push({ kind: trouble, phase: bad ? 'begin' : 'end', detail: bad ? begins[trouble] : ends[trouble] });
      before = null;
      changes = false;
    }
    const suspect: PictureTrouble | null = open.black ? 'black' : open.still ? 'still' : null;
    return { marks, suspect };
  }

  function judge(own: OwnPicture | null, now: number): { trouble: OutputTrouble; proven: boolean } | null {
    const trouble = open.black ? 'black' : open.still ? 'still' : null;
    if (!trouble) return null;
    if (own) {
      changes ||= before !== null && before.print !== own.print;
      before ??= { print: own.print, at: now };
    }
    if (trouble === 'black') {
      if (own) return own.black ? null : { trouble, proven: true };
      return silentMs(now) >= BLACK_SILENT_MS ? { trouble, proven: false } : null;
    }
    if (changes) return { trouble, proven: true };
    return silentMs(now) >= STILL_SILENT_MS ? { trouble, proven: false } : null;
  }
  return { update, judge };
}

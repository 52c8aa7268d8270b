import type { RecorderJob, RecorderResult } from '@jomo/recorder/protocol';

/** One recorder as an engine sees it. `handle` is the engine's own JSON, kept in the row: how to find the recorder again. */
export type RecorderRef = { recordingId: string; handle: string | null };

export type FoundRecorder = RecorderRef & {
  /** The recorder itself runs; false = only remains of it (stray processes, a working directory). */
  alive: boolean;
};

/** Where recorders run. All of it is idempotent and bounded in time; a recorder outlives the app that launched it. */
export type Engine = {
  readonly name: string;
  /** How recorders call the machine that the app runs on; null = they run on it, as processes like the app itself. */
  readonly hostName: string | null;
  /** For /health: can recorders be started? Never rejects, within 5 s; an engine that always can leaves it out. */
  check?(): Promise<{ ok: boolean; detail: string }>;
  /** Where the recorder of a recording keeps its spool, as it sees it itself; the same for all its recorders. */
  spoolDir(recordingId: string): string;
  /** Starts a recorder and answers its handle as soon as it is certain that it runs. Rejects when it cannot start. */
  launch(job: RecorderJob): Promise<string>;
  /**
   * Does a job of the mode `probe` or `steps` and answers what was found; `recordingId` and `spoolDir` of the job do not
   * matter. Bounded in time and leaves nothing: if the app dies, the recorder ends by itself, and what is left of it is in
   * the next app's list. Rejects with the signal's reason, or when no recorder can be had.
   */
  tryOut(job: RecorderJob, signal: AbortSignal): Promise<RecorderResult>;
  /** Every recorder, or what is left of one, that belongs to this installation. */
  list(): Promise<FoundRecorder[]>;
  /** Asks for a clean end; does not wait for it. */
  requestStop(recorder: RecorderRef): Promise<void>;
  /** Ends the recorder with everything it started; resolves when nothing of it runs any more. Rejects if that fails. */
  kill(recorder: RecorderRef): Promise<void>;
  /** The last lines the recorder printed; empty when there are none. */
  readLog(recordingId: string): Promise<string>;
  /**
   * Makes what dead recorders of a recording have not sent readable to the app, and answers the directory (which is not
   * there when they left nothing). Only while none runs and none is to follow.
   */
  collectSpool(recordingId: string): Promise<string>;
  /** Removes whatever is left of a recorder that no longer runs, spool included. */
  forget(recordingId: string): Promise<void>;
  /** Calls `onChange` whenever the list may have changed, as soon as the engine hears of it, until it is closed. */
  watch?(onChange: () => void): void;
  /** Ends what the engine itself runs in this process; recorders go on. */
  close?(): Promise<void>;
};

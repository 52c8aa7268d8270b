import type { Command, RecorderJob } from '../../protocol/index';
import type { Limits } from '../checks/deadline';
import { type Clock, toWall } from '../clock';
import { RecorderFailure } from '../failure';
import type { Log } from '../log';
import type { ReportPort } from '../ports';
import type { StopControl } from '../stop-control';
import { createAppClient } from './app-client';
import { createImageStore } from './chat-images';
import { createEventOutbox, type NewEvent } from './event-outbox';
import { createChatBatcher } from './heartbeat';
import { createSegmentUploader } from './segment-uploader';

export type Reporting = ReturnType<typeof createReporting>;

/** Everything between this recorder and the app: events and commands, segments, chat. */
export function createReporting(deps: {
  job: RecorderJob;
  clock: Clock;
  instance: string;
  stop: StopControl;
  limits: Limits;
  log: Log;
  hide: (text: string) => string;
  onSnapshot: () => void;
}) {
  const { job, clock, stop, limits, log, hide } = deps;
  const onNoRoom = () => void uploads.release();
  const client = createAppClient({ ...job.report, recordingId: job.recordingId, onNoRoom });

  const onUnauthorized = (status: number) => {
    log('error', `The app refuses this recorder (HTTP ${status}); what is not handed over stays in the spool.`);
    outbox.close();
    uploads.close();
    stop.fail(new RecorderFailure('unauthorized'));
  };
  const obey = (command: Command) => {
    if (command.type === 'stop') stop.request('stopped');
    if (command.type === 'snapshot') deps.onSnapshot();
    if (command.type === 'extend') {
      // The new end replaces both what was planned and a duration; the maximum duration still holds.
      limits.endAt = Date.parse(command.endAt);
      limits.durationSec = null;
    }
    if (command.type === 'lengthen' && limits.endAt === null) limits.durationSec = command.durationSec;
  };
  const outbox = createEventOutbox({
    client,
    clock,
    instance: deps.instance,
    onCommands: (commands) => commands.forEach(obey),
    onUnauthorized,
    warn: (message) => log('warn', message),
  });
  // The app keeps the wall clock, which the media and the chat are stamped with too.
  const add = (event: NewEvent): void => {
    const at = toWall(clock, event.at);
    if (event.type === 'health')
      outbox.add({ ...event, at, mark: { ...event.mark, at: toWall(clock, event.mark.at) } });
    else outbox.add({ ...event, at });
  };
  const uploads = createSegmentUploader({
    client,
    clock,
    onUnauthorized,
    onPartBroken: (part, reason) => log('error', `Part ${part} cannot be handed over: ${reason}`),
  });
  const images = createImageStore({ client, clock, warn: (message) => log('warn', message) });
  const report: ReportPort = {
    state: (event) => {
      log('info', `State ${event.state}`, { finish: event.finish, failure: event.failure });
      add(hideStrings({ type: 'state', at: clock.now(), ...event }, hide));
    },
    mark: (mark) => {
      log('info', `Health: ${mark.kind} ${mark.phase}: ${mark.detail}`);
      add({ type: 'health', at: mark.at, mark: { ...mark, detail: hide(mark.detail).slice(0, 300) } });
    },
    log: (level, message) => add({ type: 'log', at: clock.now(), level, message: hide(message).slice(0, 2000) }),
  };
  return {
    client,
    outbox,
    add,
    uploads,
    report,
    chat: createChatBatcher({ clock, add }),
    images,
    close: () => {
      images.close();
      outbox.close();
      uploads.close();
    },
  };
}

/** A failure can carry the last words of a program, and a page can show its own address as its title. */
function hideStrings(event: Extract<NewEvent, { type: 'state' }>, hide: (text: string) => string): NewEvent {
  const { failure, pageTitle, detail } = event;
  return {
    ...event,
    ...(detail === undefined ? {} : { detail: hide(detail) }),
    ...(pageTitle === undefined ? {} : { pageTitle: hide(pageTitle) }),
    ...(failure
      ? {
          failure: {
            ...failure,
            message: hide(failure.message),
            ...(failure.detail === undefined ? {} : { detail: hide(failure.detail) }),
          },
        }
      : {}),
  };
}

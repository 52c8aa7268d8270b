/** Sites with a broadcast that can be controlled; each is the page `/<name>`. */
export const siteNames = [
  'card',
  'click-to-play',
  'muted',
  'iframe',
  'shadow',
  'channel',
  'audio-only',
  'drm',
  'never-starts',
  'no-media',
  'strange-output',
  'youtube-like',
  'twitch-like',
  'kick-like',
  'steps',
  'zoom-normal',
  'zoom-waiting',
  'zoom-late-host',
  'zoom-passcode',
  'zoom-bot-wall',
  'zoom-captcha',
  'zoom-sign-in',
] as const;
export type SiteName = (typeof siteNames)[number];

/**
 * What a test can make a site do. For the meetings: `admit` lets the one in the waiting room in, `end` ends the meeting,
 * `remove` removes the guest, `disconnect` cuts it off, `ask` asks consent to a recording and to unmute, `share` shares a screen.
 * For `strange-output`: `black` and `still` change only what the page shows while the element's time moves on, `silence` what
 * is heard, `cover` puts a box over the player, `normal` takes all of it back. `goOffline` takes the broadcast away, `end` lets it end as a broadcast ends (the
 * element fires `ended`), both leave the site offline; `stall` cuts the data, `freeze` sets the playback rate to 0 (only
 * a reload or `resume` helps), `pause` pauses (pressing play helps), `mute` mutes; `resume` undoes stall, freeze and pause. `closeChat` takes the chat out of the page, `openChat` puts it back.
 */
export const commands = [
  'goLive',
  'goOffline',
  'end',
  'stall',
  'freeze',
  'pause',
  'resume',
  'mute',
  'reload',
  'admit',
  'remove',
  'disconnect',
  'ask',
  'share',
  'black',
  'still',
  'silence',
  'cover',
  'normal',
  'closeChat',
  'openChat',
  'floodChat',
  'calmChat',
] as const;
export type Command = (typeof commands)[number];

export function isSiteName(name: string): name is SiteName {
  return (siteNames as readonly string[]).includes(name);
}

export function isCommand(name: string): name is Command {
  return (commands as readonly string[]).includes(name);
}

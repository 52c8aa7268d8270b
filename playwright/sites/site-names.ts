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
] as const;
export type SiteName = (typeof siteNames)[number];

/**
 * What a test can make a site do. `goOffline` takes the broadcast away, `end` lets it end as a broadcast ends (the
 * element fires `ended`), both leave the site offline; `stall` cuts the data, `freeze` sets the playback rate to 0 (only
 * a reload or `resume` helps), `pause` pauses (pressing play helps), `mute` mutes; `resume` undoes stall, freeze and pause.
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

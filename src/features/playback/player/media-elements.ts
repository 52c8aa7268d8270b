import { createElement, type ReactNode } from 'react';
import { stillShadow } from './still-shadow';

type Common = { className?: string | undefined; slot?: string; children?: ReactNode; title?: string };

/**
 * An element of media-chrome as a component; nothing but a name until `useMediaElements` has defined it. Attributes are
 * named as in HTML, in lower case.
 */
function element<Attributes extends object = object>(tag: `media-${string}`) {
  return ({ className, ...rest }: Common & Attributes): ReactNode =>
    createElement(tag, { ...rest, class: className, ref: stillShadow });
}

export const MediaControlBar = element('media-control-bar');
export const MediaController = element<{ nohotkeys: true; novolumepref: true; nomutedpref: true; autohide: string }>(
  'media-controller',
);
export const MediaFullscreenButton = element('media-fullscreen-button');
export const MediaLoadingIndicator = element<{ noautohide: true }>('media-loading-indicator');
export const MediaMuteButton = element('media-mute-button');
export const MediaPipButton = element('media-pip-button');
export const MediaPlayButton = element('media-play-button');
export const MediaPreviewThumbnail = element('media-preview-thumbnail');
export const MediaPreviewTimeDisplay = element('media-preview-time-display');
export const MediaSeekBackwardButton = element<{ seekoffset: number }>('media-seek-backward-button');
export const MediaSeekForwardButton = element<{ seekoffset: number }>('media-seek-forward-button');
export const MediaTimeRange = element('media-time-range');
export const MediaVolumeRange = element('media-volume-range');

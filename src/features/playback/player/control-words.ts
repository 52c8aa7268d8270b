import { addTranslation } from 'media-chrome/utils/i18n';
import { playerTexts } from '@/texts/player';

const { controls } = playerTexts;

/**
 * media-chrome's words, which screen readers say, are ours too. It knows no other language than its fallback, so that is
 * the one to replace; what stands in braces it fills in itself.
 */
addTranslation('en', {
  play: controls.play,
  pause: controls.pause,
  mute: controls.mute,
  unmute: controls.unmute,
  volume: controls.volume,
  seek: controls.seek,
  'seek back {seekOffset} seconds': controls.back('{seekOffset}'),
  'seek forward {seekOffset} seconds': controls.on('{seekOffset}'),
  'enter fullscreen mode': controls.intoFullscreen,
  'exit fullscreen mode': controls.outOfFullscreen,
  'enter picture in picture mode': controls.intoSmallWindow,
  'exit picture in picture mode': controls.outOfSmallWindow,
  'media loading': controls.loading,
  '{currentTime} of {totalTime}': controls.placeOf('{currentTime}', '{totalTime}'),
  'video not loaded, unknown time.': controls.unknownPlace,
  ...controls.units,
});

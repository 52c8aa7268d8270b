// Before any element speaks.
import './control-words';
// The element that holds the video, and what lies in its middle.
import 'media-chrome/media-controller';
import 'media-chrome/media-loading-indicator';
import 'media-chrome/media-play-button';

// The chat is here, the player two frames further in. `?cross` puts the frames on another origin of the same server.
import { createChat, followServer } from './site.js';

const cross = new URLSearchParams(location.search).has('cross');
const host = location.hostname === 'localhost' ? '127.0.0.1' : 'localhost';
const base = cross ? `http://${host}:${location.port}` : location.origin;
document.getElementById('outer').src = `${base}/frame-outer`;

let mediaTime = 0;
addEventListener('message', (event) => {
  if (typeof event.data?.mediaTime === 'number') mediaTime = event.data.mediaTime;
});
const chat = createChat(document.getElementById('chat'), () => mediaTime);
followServer({
  onState: (live) => live && chat.open(),
  onCommand: (name) => {
    if (name === 'goLive') chat.open();
    else if (name === 'goOffline' || name === 'end') chat.close();
    else chat.command(name);
  },
});

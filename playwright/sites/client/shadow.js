// The player lives in the open shadow root of a custom element, one more shadow root inside it.
import { createChat, runPlayer } from './site.js';

const style = 'video{display:block;width:100%;height:100%}#sign{position:absolute;inset:0;text-align:center}';

class LiveScreen extends HTMLElement {
  constructor() {
    super();
    this.attachShadow({
      mode: 'open',
    }).innerHTML = `<style>:host{display:block;position:relative;aspect-ratio:16/9;background:#000}${style}</style>
       <video playsinline></video><p id="sign" hidden></p>`;
  }
}
class LivePlayer extends HTMLElement {
  constructor() {
    super();
    this.attachShadow({ mode: 'open' }).innerHTML = '<style>:host{display:block}</style><live-screen></live-screen>';
  }
  connectedCallback() {
    const screen = this.shadowRoot.querySelector('live-screen').shadowRoot;
    const media = screen.querySelector('video');
    const chat = createChat(document.getElementById('chat'), () => media.currentTime);
    runPlayer({ media, chat, sign: screen.querySelector('#sign') });
  }
}
customElements.define('live-screen', LiveScreen);
customElements.define('live-player', LivePlayer);

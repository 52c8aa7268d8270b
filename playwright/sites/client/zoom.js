// A client shaped like Zoom's web client, as public joiners describe it: the way in. The meeting itself is zoom-meeting.js.
import { followServer } from './site.js';
import { openMeeting } from './zoom-meeting.js';
import { ask, button, make, note, show } from './zoom-parts.js';

const site = document.documentElement.dataset.site;
const options = new URLSearchParams(location.search);
let meeting = null;

const text = (title, ...lines) => {
  document.title = title;
  show(make('div', { class: 'page' }, ...lines.map((line) => make('p', {}, line))));
};

/** What the host does, told by the server. */
const acts = {
  admit: () => enter(),
  end: () => meeting?.end('This meeting has been ended by host'),
  remove: () => meeting?.end('You have been removed'),
  disconnect: () => meeting?.end('You have been disconnected'),
  ask: () => meeting?.ask(),
  share: () => meeting?.share(),
};

function enter() {
  document.title = 'A meeting - Zoom';
  meeting = openMeeting();
}

function joinPressed(name, passcode) {
  note(`join-${name}`);
  if (site === 'zoom-passcode' && passcode !== '123456') {
    preview('Passcode wrong. Please try again.');
    return;
  }
  if (site === 'zoom-bot-wall') {
    text('Zoom', 'We detected you may be a bot. Automated bots aren’t allowed to join this meeting.');
  } else if (site === 'zoom-sign-in') {
    text('Zoom', 'Sign in to join this meeting', 'The host requires authentication.');
  } else if (site === 'zoom-waiting') {
    // Rendered inside the meeting's element and with sound, as the real one is: neither proves admission.
    document.title = 'A meeting - Zoom';
    show(make('div', { class: 'meeting-app' }, make('p', {}, 'Please wait, the meeting host will let you in soon.')));
  } else enter();
}

/** The preview: name (real keys only), passcode, microphone and camera, and an info box that lies over the join button. */
function preview(error = '') {
  const name = make('input', { id: 'input-for-name', placeholder: 'Your Name' });
  const passcode = make('input', { id: 'input-for-pwd', type: 'password', placeholder: 'Meeting Passcode' });
  const join = button('Join', () => joinPressed(name.value, passcode.value), {
    class: 'preview-join-button',
    disabled: '',
  });
  name.addEventListener('keyup', (event) => {
    if (event.isTrusted) join.disabled = name.value === '';
  });
  const toggle = (id, on, off) => {
    const control = button(on, () => {
      control.setAttribute('aria-label', control.getAttribute('aria-label') === on ? off : on);
      note(`${id}-${control.getAttribute('aria-label')}`);
    });
    control.id = id;
    control.setAttribute('aria-label', on);
    return control;
  };
  const needsPasscode = site === 'zoom-passcode' && (error !== '' || !options.has('pwd'));
  if (site === 'zoom-passcode' && !needsPasscode) passcode.value = options.get('pwd');
  show(
    make('div', { class: 'preview-meeting-info' }, 'A meeting'),
    toggle('preview-audio-control-button', 'Mute', 'Unmute'),
    toggle('preview-video-control-button', 'Stop Video', 'Start Video'),
    name,
    ...(needsPasscode ? [passcode] : []),
    make('p', { class: 'error' }, error),
    ...(site === 'zoom-captcha' ? [make('div', { id: 'wc-captcha' }, 'I am not a robot')] : []),
    join,
  );
}

function start(live) {
  if (site === 'zoom-late-host' && !live) {
    text('Error - Zoom', 'This meeting link is invalid (3,001)');
    return;
  }
  preview();
  ask('Do you want people to hear and see you in the meeting? Zoom uses your microphone and camera.', [
    [
      'Use microphone and camera',
      () =>
        void navigator.mediaDevices.getUserMedia({ audio: true }).then(
          () => note('microphone-yes'),
          () => note('microphone-no'),
        ),
    ],
    ['Continue without microphone and camera', () => note('microphone-declined')],
  ]);
  const banner = make('div', { id: 'onetrust-banner-sdk' }, 'We use cookies. ');
  banner.append(button('Reject all', () => banner.remove(), { id: 'onetrust-reject-all-handler' }));
  document.body.append(banner);
}

followServer({ onState: start, onCommand: (name) => acts[name]?.() });

// The running meeting: pictures on canvases, sound only after audio was joined, a footer, dialogs, and a chat panel.
import { startBroadcast } from '/testcard/broadcast.js';
import { openChatPanel } from './zoom-chat.js';
import { ask, button, make, note, show } from './zoom-parts.js';

export function openMeeting() {
  note('admitted');
  const video = document.createElement('video');
  video.muted = true;
  const speaker = make('canvas', { width: '960', height: '540' });
  const stage = make('div', { id: 'speaker-view', style: 'width:640px;height:360px;transform:scale(0.9)' }, speaker);
  const panel = make('div', { class: 'panel' });
  let chat = null;
  let drawing = true;

  const leave = button('', () => {
    const options = make('div', { class: 'leave-meeting-options' });
    options.append(
      button(
        'Leave meeting',
        () => {
          note('left');
          end('You have left the meeting');
        },
        { class: 'leave-meeting-options__btn--danger' },
      ),
    );
    document.body.append(options);
  });
  leave.setAttribute('aria-label', 'Leave');
  const audio = button('', () => {
    const join = button(
      'Join Audio by Computer',
      () => {
        video.muted = false;
        join.remove();
        audio.setAttribute('aria-label', 'Unmute');
        note('audio-joined');
      },
      { class: 'join-audio-by-voip__join-btn' },
    );
    document.body.append(join);
  });
  audio.setAttribute('aria-label', 'Join Audio');
  const chatButton = button('', () => {
    chat = openChatPanel(panel);
    chatButton.remove();
  });
  chatButton.setAttribute('aria-label', 'open the chat panel');

  show(
    make('div', { class: 'meeting-app' }, stage, panel, make('footer', { id: 'wc-footer' }, audio, chatButton, leave)),
  );
  ask('AI Companion can summarise this meeting', [['Got it', () => note('tip-dismissed')]]);

  const draw = (canvas) => {
    if (!drawing) return;
    canvas.getContext('2d').drawImage(video, 0, 0, canvas.width, canvas.height);
    requestAnimationFrame(() => draw(canvas));
  };
  void startBroadcast(video).then(() => video.play());
  draw(speaker);

  function end(words) {
    drawing = false;
    chat?.close();
    video.pause();
    video.removeAttribute('src');
    document.title = 'Zoom';
    for (const one of document.querySelectorAll('.zm-modal, .leave-meeting-options')) one.remove();
    show(make('div', { class: 'page' }, make('div', { class: 'zm-modal-body-title' }, words)));
  }
  return {
    end,
    ask() {
      ask('This meeting is being recorded', [
        ['Leave meeting', () => note('left-for-recording')],
        ['Got it', () => note('consented')],
      ]);
      ask('The host would like you to unmute', [
        ['Unmute', () => note('unmuted')],
        ['Stay Muted', () => note('stayed-muted')],
      ]);
    },
    share() {
      const canvas = make('canvas', { class: 'sharee-container__canvas', width: '960', height: '540' });
      stage.after(make('div', { id: 'sharee-container', style: 'width:400px;height:225px' }, canvas));
      const context = canvas.getContext('2d');
      context.fillStyle = '#fff';
      context.fillRect(0, 0, 960, 540);
    },
  };
}

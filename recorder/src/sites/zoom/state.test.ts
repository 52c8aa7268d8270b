import { expect, test } from 'vitest';
import { readState, type ZoomFacts } from './state';

const facts = (more: Partial<ZoomFacts>): ZoomFacts => ({
  url: 'https://app.zoom.us/wc/12345678901/join',
  title: 'zoom',
  text: '',
  dialog: '',
  ...{ name: false, passcode: false, join: false, captcha: false, cookie: false, disclaimer: false },
  ...{ launch: false, mediaQuestion: false, leave: false, meeting: false },
  ...more,
});

test.each<[string, Partial<ZoomFacts>]>([
  ['loading', {}],
  ['launch_page', { launch: true }],
  ['cookie_banner', { cookie: true, name: true, join: true }],
  ['media_question', { mediaQuestion: true, name: true, dialog: 'use microphone' }],
  ['pre_join', { name: true, join: true }],
  ['pre_join', { passcode: true }],
  ['wrong_passcode', { name: true, passcode: true, text: 'passcode wrong. please try again.' }],
  ['wrong_passcode', { passcode: true, text: 'incorrect passcode' }],
  ['host_not_started', { title: 'error - zoom', text: 'this meeting link is invalid (3,001)' }],
  ['host_not_started', { text: 'waiting for the host to start this meeting' }],
  ['host_not_started', { text: 'the host is in another meeting' }],
  // The lobby is inside the meeting's element: neither that nor sound proves anything.
  ['waiting_room', { meeting: true, text: 'please wait, the meeting host will let you in soon.' }],
  ['waiting_room', { meeting: true, text: "host has joined. we've let them know you're here." }],
  ['waiting_room', { text: 'host has joined. we’ve let them know you’re here.' }],
  ['admitted', { leave: true }],
  ['admitted', { meeting: true }],
  ['admitted', { leave: true, disclaimer: true }],
  ['disclaimer', { disclaimer: true, name: true }],
  ['bot_wall', { text: "automated bots aren't allowed to join this meeting" }],
  ['bot_wall', { text: 'we detected you may be a bot' }],
  ['bot_wall', { text: 'you must use zoom rtms' }],
  ['captcha', { captcha: true, name: true, join: true }],
  ['sign_in', { text: 'sign in to join this meeting' }],
  ['sign_in', { url: 'https://zoom.us/signin?back=1' }],
  ['removed', { text: 'you have been removed from this meeting' }],
  ['ended', { text: 'this meeting has been ended by host' }],
  ['ended', { leave: true, dialog: 'this meeting has been ended by host' }],
  ['ended', { text: 'this webinar has ended' }],
  ['disconnected', { text: 'you have been disconnected' }],
])('%s is told from %j', (state, seen) => {
  expect(readState(facts(seen))).toBe(state);
});

test('in the meeting, what people write or show is no word of Zoom', () => {
  const talk = 'you have been removed … sign in to join … the host will let you in soon … passcode wrong';
  expect(readState(facts({ leave: true, text: talk, title: 'waiting for the host to start' }))).toBe('admitted');
});

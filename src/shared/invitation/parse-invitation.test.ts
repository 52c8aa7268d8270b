// The samples are written for these tests after the layouts that the programs send; names, ids and links are made up.
import { describe, expect, it } from 'vitest';
import { parseInvitation } from './parse-invitation';
import { readMoment } from './read-moment';
import { zoneByName } from './zone-names';

const context = { now: Date.parse('2026-11-22T12:00:00Z'), zone: 'Europe/Amsterdam' };
const parse = (text: string) => parseInvitation(text, context);

describe('parseInvitation', () => {
  it('reads a Zoom meeting', () => {
    const text = `Jane Doe is inviting you to a scheduled Zoom meeting.

Topic: Weekly planning: team A
Time: Nov 24, 2026 10:00 AM Amsterdam

Join Zoom Meeting
https://us02web.zoom.us/j/81234567890?pwd=AbCdEf123.1

Meeting ID: 812 3456 7890
Passcode: 4x!9Zq

---

One tap mobile
+16465588656,,81234567890#,,,,*123456# US (New York)

Find your local number: https://us02web.zoom.us/u/kdAbCdEf`;
    expect(parse(text)).toEqual({
      title: 'Weekly planning: team A',
      url: 'https://us02web.zoom.us/j/81234567890?pwd=AbCdEf123.1',
      linkKind: 'zoom',
      startLocal: '2026-11-24T10:00:00',
      timeZone: 'Europe/Amsterdam',
      durationSec: null,
      rrule: null,
      passcode: '4x!9Zq',
    });
  });

  it('reads a Zoom series', () => {
    const text = `Topic: Choir
Time: Nov 24, 2026 07:30 PM Eastern Time (US and Canada)
        Every week on Tue, until Dec 29, 2026, 6 occurrence(s)
        Nov 24, 2026 07:30 PM
        Dec 1, 2026 07:30 PM
Please download and import the following iCalendar (.ics) files to your calendar system.
Weekly: https://us02web.zoom.us/meeting/tZ0/ics?icsToken=98
Join Zoom Meeting
https://us02web.zoom.us/j/81234567890`;
    expect(parse(text)).toMatchObject({
      title: 'Choir',
      startLocal: '2026-11-24T19:30:00',
      timeZone: 'America/New_York',
      rrule: 'FREQ=WEEKLY;BYDAY=TU;COUNT=6',
      url: 'https://us02web.zoom.us/j/81234567890',
    });
  });

  it('reads a Zoom webinar registration', () => {
    const text = `Hi Jane,
Thank you for registering for "Autumn lecture".

Date & Time
Dec 3, 2026 06:00 PM London
Webinar ID
912 3456 7890
Passcode: 778899
https://acme.zoom.us/w/91234567890?tk=abc&pwd=def`;
    expect(parse(text)).toMatchObject({
      url: 'https://acme.zoom.us/w/91234567890?tk=abc&pwd=def',
      startLocal: '2026-12-03T18:00:00',
      timeZone: 'Europe/London',
      passcode: '778899',
    });
  });

  it('makes the link of a Zoom meeting that is given by its number only', () => {
    const text = 'Zoom on Tuesday 24 November at 20:15\nMeeting ID: 812 3456 7890\nPassword: hello';
    expect(parse(text)).toMatchObject({
      url: 'https://zoom.us/j/81234567890',
      linkKind: 'zoom',
      startLocal: '2026-11-24T20:15:00',
      timeZone: null,
      passcode: 'hello',
    });
  });

  it('reads a Google Meet invitation', () => {
    const text = `Design review
Tuesday, 24 November · 1:00 – 2:30pm
Time zone: Europe/Berlin
Google Meet joining info
Video call link: https://meet.google.com/abc-defg-hij
Or dial: +49 30 300195060 PIN: 123 456 789#`;
    expect(parse(text)).toMatchObject({
      linkKind: 'meet',
      url: 'https://meet.google.com/abc-defg-hij',
      startLocal: '2026-11-24T13:00:00',
      durationSec: 5400,
    });
  });

  it('reads a Teams invitation', () => {
    const text = `Subject: Budget
When: Tuesday, November 24, 2026 9:00 AM-10:00 AM (UTC+01:00) Amsterdam, Berlin, Bern, Rome, Stockholm, Vienna.
________________________________________________________________________________
Microsoft Teams Need help?<https://aka.ms/JoinTeamsMeeting?omkt=en-US>
Join the meeting now<https://teams.microsoft.com/l/meetup-join/19%3ameeting_x%40thread.v2/0>
Meeting ID: 312 345 678 901
Passcode: Ab3dEf`;
    expect(parse(text)).toMatchObject({
      title: 'Budget',
      linkKind: 'teams',
      url: 'https://teams.microsoft.com/l/meetup-join/19%3ameeting_x%40thread.v2/0',
      startLocal: '2026-11-24T09:00:00',
      timeZone: 'Europe/Amsterdam',
      durationSec: 3600,
      passcode: null,
    });
  });

  it.each([
    [
      'a stream',
      'Live at https://www.youtube.com/watch?v=abc on 24 Nov 2026, 21:00 CET',
      'youtube',
      '2026-11-24T21:00:00',
      'Europe/Berlin',
    ],
    [
      'ISO with an offset',
      'https://twitch.tv/x 2026-11-24T19:00:00Z',
      'twitch',
      '2026-11-24T20:00:00',
      'Europe/Amsterdam',
    ],
    [
      'ISO with a zone',
      'https://kick.com/x 2026-11-24 19:00 Europe/Paris',
      'kick',
      '2026-11-24T19:00:00',
      'Europe/Paris',
    ],
    ['a German date', 'Am 24.11.2026 um 19:30 https://vimeo.com/event/1', 'vimeo', '2026-11-24T19:30:00', null],
  ])('reads %s', (_what, text, linkKind, startLocal, timeZone) => {
    expect(parse(text)).toMatchObject({ linkKind, startLocal, timeZone });
  });

  it.each([
    ['German', 'Thema', 'Uhrzeit: 24.Nov. 2026 10:00 AM Berlin', 'Meeting-ID', 'Kenncode: 4x9Zq', 'Europe/Berlin'],
    [
      'Dutch',
      'Onderwerp',
      'Tijd: 24 nov 2026 10:00 AM Amsterdam',
      'Vergadering-ID',
      'Toegangscode: 4x9Zq',
      'Europe/Amsterdam',
    ],
    [
      'French',
      'Sujet ',
      'Heure\u00a0: mar. 24 nov. 2026 10:00 Paris',
      'ID de réunion ',
      'Code secret\u00a0: 4x9Zq',
      'Europe/Paris',
    ],
    [
      'Spanish',
      'Tema',
      'Hora: 24 de noviembre de 2026 10:00 a. m. Madrid',
      'ID de reunión',
      'Código de acceso: 4x9Zq',
      'Europe/Madrid',
    ],
    ['Italian', 'Argomento', 'Ora: 24 nov 2026 10:00 AM Roma', 'ID riunione', "Codice d'accesso: 4x9Zq", null],
    ['Portuguese', 'Tópico', 'Hora: 24 nov. 2026 10:00 AM Lisbon', 'ID da reunião', 'Senha: 4x9Zq', 'Europe/Lisbon'],
  ])('reads a Zoom meeting in %s', (_language, topic, time, id, passcode, timeZone) => {
    const text = `Zoom\n${topic}: Planning\n${time}\n\n${id}: 812 3456 7890\n${passcode}`;
    expect(parse(text)).toEqual({
      title: 'Planning',
      url: 'https://zoom.us/j/81234567890',
      linkKind: 'zoom',
      startLocal: '2026-11-24T10:00:00',
      timeZone,
      durationSec: null,
      rrule: null,
      passcode: '4x9Zq',
    });
  });

  it('reads a pasted event of a calendar', () => {
    const text = [
      'BEGIN:VCALENDAR',
      'BEGIN:VTIMEZONE',
      'TZID:Europe/Berlin',
      'BEGIN:STANDARD',
      'DTSTART:16010101T030000',
      'END:STANDARD',
      'END:VTIMEZONE',
      'BEGIN:VEVENT',
      'SUMMARY:Choir\\, with guests',
      'DTSTART;TZID=Europe/Berlin:20261124T193000',
      'DTEND;TZID=Europe/Berlin:20261124T210000',
      'RRULE:FREQ=WEEKLY;COUNT=6',
      'DESCRIPTION:Join at https://us02web.zoom.us/j/812',
      ' 34567890?pwd=AbC.1\\nPasscode: 4x9Zq\\nBye',
      'END:VEVENT',
      'END:VCALENDAR',
    ].join('\r\n');
    expect(parse(text)).toEqual({
      title: 'Choir, with guests',
      url: 'https://us02web.zoom.us/j/81234567890?pwd=AbC.1',
      linkKind: 'zoom',
      startLocal: '2026-11-24T19:30:00',
      timeZone: 'Europe/Berlin',
      durationSec: 5400,
      rrule: 'FREQ=WEEKLY;COUNT=6',
      passcode: '4x9Zq',
    });
    const other = 'BEGIN:VEVENT\nDTSTART:20261124T193000Z\nDURATION:PT1H30M\nLOCATION:https://twitch.tv/x';
    expect(parse(other)).toMatchObject({
      linkKind: 'twitch',
      startLocal: '2026-11-24T19:30:00',
      timeZone: 'UTC',
      durationSec: 5400,
    });
    expect(parse('BEGIN:VEVENT\nDTSTART;VALUE=DATE:20261124\nEND:VEVENT')).toMatchObject({ startLocal: null });
  });

  it('says nothing where nothing is said', () => {
    expect(parse('See you soon!')).toEqual({
      title: null,
      url: null,
      linkKind: null,
      startLocal: null,
      timeZone: null,
      durationSec: null,
      rrule: null,
      passcode: null,
    });
    expect(parse('')).toMatchObject({ url: null });
  });

  it('ends quickly on whatever is pasted', () => {
    for (const text of [
      'Time: '.repeat(50_000),
      'Nov '.repeat(50_000),
      '1:'.repeat(100_000),
      'Topic:\n'.repeat(50_000),
      `BEGIN:VEVENT\n${'A;'.repeat(50_000)}`,
      `BEGIN:VEVENT\n${'A;B="'.repeat(50_000)}`,
    ])
      expect(parse(text)).toMatchObject({ url: null, linkKind: null });
  });
});

describe('readMoment', () => {
  it.each([
    ['Nov 24, 2026 12:00 AM', '2026-11-24T00:00:00'],
    ['November 24th, 2026 at 12.30 pm', '2026-11-24T12:30:00'],
    ['24 Nov 2026 9am', '2026-11-24T09:00:00'],
    ['5 March, 8:30', '2027-03-05T08:30:00'],
    ['Dienstag, 24. November 2026, 19:30 Uhr', '2026-11-24T19:30:00'],
    ['mardi 24 novembre 2026 à 20h15', '2026-11-24T20:15:00'],
    ['1er août 2027 20:15', '2027-08-01T20:15:00'],
    ['Nov 24, 2026 19:30\nDec 1, 2026 19:30', '2026-11-24T19:30:00'],
  ])('%s', (text, startLocal) => {
    expect(readMoment(text, context.now, context.zone)?.startLocal).toBe(startLocal);
  });

  it.each(['Feb 30, 2026 10:00', 'Nov 24, 2026 25:00', 'Nov 24, 2026', '10:00'])('finds no time in %s', (text) => {
    expect(readMoment(text, context.now, context.zone)).toBeNull();
  });
});

describe('zoneByName', () => {
  it.each([
    ['Amsterdam', 'Europe/Amsterdam'],
    ['New York', 'America/New_York'],
    ['Eastern Time (US and Canada)', 'America/New_York'],
    ['Pacific Time (US and Canada)', 'America/Los_Angeles'],
    ['Amsterdam, Berlin, Rome, Stockholm, Vienna', 'Europe/Amsterdam'],
    ['Beijing, Shanghai', 'Asia/Shanghai'],
    ['(GMT+05:30) India', 'Asia/Kolkata'],
    ['Universal Time UTC', 'UTC'],
    ['London', 'Europe/London'],
    ['PST', 'America/Los_Angeles'],
    ['America/Argentina/Buenos_Aires', 'America/Argentina/Buenos_Aires'],
    ['Middle Earth', null],
    ['', null],
  ])('%s', (words, zone) => {
    expect(zoneByName(words)).toBe(zone);
  });
});

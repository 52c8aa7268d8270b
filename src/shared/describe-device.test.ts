import { expect, it } from 'vitest';
import { describeDevice, televisionPattern } from './describe-device';

const agents = {
  'Samsung TV':
    'Mozilla/5.0 (SMART-TV; LINUX; Tizen 7.0) AppleWebKit/537.36 (KHTML, like Gecko) 94.0.4606.31/7.0 TV Safari/537.36',
  'LG TV':
    'Mozilla/5.0 (Web0S; Linux/SmartTV) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/94.0.4606.128 Safari/537.36 WebAppManager',
  'Sony TV':
    'Mozilla/5.0 (Linux; Android 10; BRAVIA 4K UR2) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/97.0.4692.98 Safari/537.36',
  'Fire TV':
    'Mozilla/5.0 (Linux; Android 7.1.2; AFTMM) AppleWebKit/537.36 (KHTML, like Gecko) Silk/94.2.7 like Chrome/94.0.4606.81 Safari/537.36',
  Chromecast:
    'Mozilla/5.0 (X11; Linux armv7l) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/92.0.4515.0 Safari/537.36 CrKey/1.56.500000',
  Television: 'Mozilla/5.0 (Linux armv7l) AppleWebKit/537.36 (KHTML, like Gecko) HbbTV/1.5.1 (+DRM; Some; Set)',
};

const computers = {
  'Firefox on Linux': 'Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0',
  'Chrome on Android':
    'Mozilla/5.0 (Linux; Android 14; Pixel 8) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/126.0.0.0 Mobile Safari/537.36',
  'Safari on iPhone':
    'Mozilla/5.0 (iPhone; CPU iPhone OS 17_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/17.5 Mobile/15E148 Safari/604.1',
  'Edge on Windows':
    'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/126.0.0.0 Safari/537.36 Edg/126.0.0.0',
};

const isTelevision = (agent: string) => new RegExp(televisionPattern, 'i').test(agent);

it.each(Object.entries(agents))('knows a %s', (name, agent) => {
  expect(describeDevice(agent)).toBe(name);
  expect(isTelevision(agent)).toBe(true);
});

it.each(Object.entries(computers))('does not take %s for a television', (name, agent) => {
  expect(describeDevice(agent)).toBe(name);
  expect(isTelevision(agent)).toBe(false);
});

it('says nothing of what it does not know', () => {
  expect(describeDevice('curl/8.0')).toBeNull();
});

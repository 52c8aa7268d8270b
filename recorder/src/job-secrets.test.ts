import { expect, test } from 'vitest';
import golden from '../protocol/golden/job-with-options.json';
import { recorderJob, siteSteps } from '../protocol/index';
import { jobSecrets } from './job-secrets';
import { createHider } from './log';

test('token, passcodes, tickets and typed words are hidden, also as they stand in addresses and JSON', () => {
  const url = 'https://zoom.us/w/123456789?tk=tick%2Bet&pwd=pass.1';
  const hide = createHider(jobSecrets({ ...recorderJob.parse(golden), url }));
  const said = hide(`goto ${url} with 0123456789abcdef0123456789abcdef, 123456, secret and tick+et`);
  for (const secret of ['tick', 'pass.1', '123456,', 'secret', 'abcdef']) expect(said).not.toContain(secret);
  expect(createHider(['a"b'])(JSON.stringify({ x: 'a"b' }))).toBe('{"x":"[hidden]"}');
  expect(createHider(['a', ''])('a plain sentence')).toBe('a plain sentence');
});

test.each([
  ['too many', Array.from({ length: 31 }, () => ({ wait: 1 }))],
  ['no known step', [{ open: 'https://example.com' }]],
  ['two in one', [{ click: '#a', press: 'Enter' }]],
  ['endless waiting', [{ wait: 3600 }]],
  ['a key that is none', [{ press: 'rm -rf' }]],
  ['not a list', { click: '#a' }],
])('steps are refused: %s', (_case, steps) => {
  expect(siteSteps.safeParse(steps).success).toBe(false);
});

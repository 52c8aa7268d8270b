import { expect, test } from 'vitest';
import { runHelper } from './run-helper';

const options = { timeoutMs: 5000, signal: new AbortController().signal, path: process.env.PATH };

test('what a helper prints is answered, with its exit code', async () => {
  const answer = await runHelper(['sh', '-c', 'echo out; echo err >&2; exit 3'], options);
  expect(answer).toEqual({ code: 3, stdout: 'out\n', stderr: 'err\n' });
});

test('a helper that is not there is named', async () => {
  await expect(runHelper(['no-such-helper'], options)).rejects.toThrow('no-such-helper');
});

test('one that hangs is ended with everything it started', async () => {
  const begun = Date.now();
  await expect(runHelper(['sh', '-c', 'sleep 61 & sleep 61'], { ...options, timeoutMs: 300 })).rejects.toThrow(
    'in time',
  );
  expect(Date.now() - begun).toBeLessThan(20_000);
});

test('one that eats memory, or prints without end, is stopped', async () => {
  await expect(runHelper(['yes'], options)).rejects.toThrow('too much');
  const hungry = await runHelper([process.execPath, '-e', 'Buffer.alloc(2 ** 30).fill(1)'], options).catch(String);
  expect(typeof hungry === 'string' || hungry.code !== 0).toBe(true);
});

test('it sees nothing of the app’s environment', async () => {
  process.env.JOMO_TEST_SECRET = 'visible';
  const { stdout } = await runHelper(['env'], options);
  delete process.env.JOMO_TEST_SECRET;
  expect(stdout).not.toContain('visible');
});

import { describe, expect, it } from 'vitest';
import { AppError } from '../../../errors';
import { orNull, toDockerTrouble } from './docker-trouble';

const setting = { address: 'unix:///var/run/docker.sock', image: 'jomo-recorder' };
const say = (error: unknown) => toDockerTrouble(error, setting).userMessage;
const failure = (message: string, more: object) => Object.assign(new Error(message), more);

describe('trouble with Docker', () => {
  it('is told with what to do about it', () => {
    expect(say(failure('connect EACCES', { code: 'EACCES' }))).toContain('group "docker"');
    expect(say(failure('connect ENOENT', { code: 'ENOENT' }))).toContain('Start it');
    expect(say(failure('no such image: x', { statusCode: 404 }))).toContain('docker build -f recorder/Dockerfile');
    expect(say(failure('socket hang up', {}))).toContain('does not answer as expected');
  });

  it('repeats what Docker said when that is all there is', () => {
    expect(say(failure('(HTTP code 500) invalid CPU count', { statusCode: 500 }))).toContain('invalid CPU count');
  });

  it('is “unavailable”, and said only once', () => {
    const error = toDockerTrouble(new Error('x'), setting);
    expect(error.code).toBe('unavailable');
    expect(toDockerTrouble(error, setting)).toBe(error);
    const other = new AppError('bad_input', 'no');
    expect(toDockerTrouble(other, setting)).toBe(other);
  });

  it('does not include that something is gone already', async () => {
    expect(await orNull(Promise.reject(failure('gone', { statusCode: 404 })))).toBeNull();
    expect(await orNull(Promise.resolve(1))).toBe(1);
    await expect(orNull(Promise.reject(failure('busy', { statusCode: 409 })))).rejects.toThrow('busy');
  });
});

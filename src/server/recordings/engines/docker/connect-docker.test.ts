import { describe, expect, it } from 'vitest';
import { nameAddress, parseDockerHost } from './connect-docker';

describe('DOCKER_HOST', () => {
  it('is the local socket by default', () => {
    expect(nameAddress(parseDockerHost(undefined))).toBe('unix:///var/run/docker.sock');
  });

  it('may be another socket or a machine in the network', () => {
    expect(parseDockerHost('unix:///run/user/1000/docker.sock')).toEqual({ socketPath: '/run/user/1000/docker.sock' });
    expect(parseDockerHost('tcp://10.0.0.5:2375')).toEqual({ protocol: 'http', host: '10.0.0.5', port: 2375 });
    expect(parseDockerHost('https://docker.lan')).toEqual({ protocol: 'https', host: 'docker.lan', port: 2376 });
  });

  it('is refused with an example when it is something else', () => {
    expect(() => parseDockerHost('ssh://me@docker.lan')).toThrow(/unix:\/\/\/var\/run\/docker.sock or tcp/);
    expect(() => parseDockerHost('nonsense')).toThrow(/DOCKER_HOST/);
  });
});

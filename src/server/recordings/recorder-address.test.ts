import { describe, expect, it } from 'vitest';
import { addressForRecorder } from './recorder-address';

const ownOrigins = ['http://127.0.0.1:3000', 'http://localhost:3000'];
const contained = { hostName: 'host.docker.internal', ownOrigins };

describe('the address a recorder opens', () => {
  it('is the one that was given when recorders run beside the app', () => {
    expect(addressForRecorder('http://localhost:8080/x', { hostName: null, ownOrigins })).toBe(
      'http://localhost:8080/x',
    );
  });

  it('is the one that was given for everything that is not this machine', () => {
    for (const url of ['https://example.com/live?a=1', 'http://web:3000', 'http://192.168.1.5:3000/testcard']) {
      expect(addressForRecorder(url, contained)).toBe(url);
    }
  });

  it('names the machine from outside where the app itself is meant', () => {
    expect(addressForRecorder('http://127.0.0.1:3000', contained)).toBe('http://host.docker.internal:3000');
    expect(addressForRecorder('http://localhost:3000/testcard?chat=fast', contained)).toBe(
      'http://host.docker.internal:3000/testcard?chat=fast',
    );
  });

  it('does not exist for other servers on the loopback address', () => {
    for (const url of ['http://127.0.0.1:8080/', 'http://localhost/', 'http://[::1]:3000/', 'http://a.localhost:3000/'])
      expect(addressForRecorder(url, contained)).toBeNull();
  });
});

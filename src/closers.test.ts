import pino from 'pino';
import { describe, expect, it } from 'vitest';
import { createClosers } from './closers';

const log = pino({ level: 'silent' });

describe('closers', () => {
  it('close in reverse order, once, even when one fails or hangs', async () => {
    const closed: string[] = [];
    const closers = createClosers(log);
    closers.add('database', () => closed.push('database'));
    closers.add('hanging', () => new Promise(() => {}), 10);
    closers.add('broken', () => {
      throw new Error('broken');
    });
    closers.add('server', async () => closed.push('server'));
    await Promise.all([closers.closeAll(), closers.closeAll()]);
    expect(closed).toEqual(['server', 'database']);
  });
});

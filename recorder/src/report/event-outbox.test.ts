import { expect, test } from 'vitest';
import type { Command, EventBatch } from '../../protocol/index';
import { createFakeClock } from '../../test/support/fake-clock';
import type { Reply } from './app-client';
import { createEventOutbox, type NewEvent } from './event-outbox';

type Answer = Reply<{ commands: Command[] }>;
const ok: Answer = { kind: 'ok', value: { commands: [] } };
const away: Answer = { kind: 'away', reason: 'ECONNREFUSED' };

function setUp(answers: Answer[]) {
  const sent: EventBatch[] = [];
  const commands: Command[] = [];
  const refused: number[] = [];
  const warnings: string[] = [];
  const outbox = createEventOutbox({
    client: {
      sendEvents: async (batch) => {
        sent.push(batch);
        return answers.shift() ?? ok;
      },
    },
    clock: createFakeClock(),
    instance: 'instance-1',
    onCommands: (list) => void commands.push(...list),
    onUnauthorized: (status) => void refused.push(status),
    warn: (message) => void warnings.push(message),
  });
  return { outbox, sent, commands, refused, warnings };
}
const log = (message: string): NewEvent => ({ type: 'log', at: 0, level: 'info', message });
const numbers = (batch?: EventBatch) => batch?.events.map(({ seq }) => seq);

test('a batch that was not taken is sent again with the same numbers, then the rest', async () => {
  const { outbox, sent } = setUp([away, away, ok]);
  outbox.add(log('a'));
  while (sent.length === 0) await new Promise((resolve) => setImmediate(resolve));
  outbox.add(log('b'));
  await outbox.flushed();
  expect(sent.map(numbers)).toEqual([[0], [0], [0], [1]]);
  outbox.close();
});

test('commands in the answer are handed on', async () => {
  const { outbox, commands } = setUp([{ kind: 'ok', value: { commands: [{ type: 'stop' }] } }]);
  outbox.add(log('a'));
  await outbox.flushed();
  expect(commands).toEqual([{ type: 'stop' }]);
  outbox.close();
});

test('a refused recorder stops sending for good', async () => {
  const { outbox, sent, refused } = setUp([{ kind: 'unauthorized', status: 410 }]);
  outbox.add(log('a'));
  await outbox.flushed();
  outbox.add(log('b'));
  await outbox.flushed();
  expect(refused).toEqual([410]);
  expect(sent).toHaveLength(1);
});

test('a batch the app calls malformed does not block what follows', async () => {
  const { outbox, sent, warnings } = setUp([{ kind: 'rejected', status: 400, text: 'no' }]);
  outbox.add(log('a'));
  await outbox.flushed();
  outbox.add(log('b'));
  await outbox.flushed();
  expect(sent.map(numbers)).toEqual([[0], [1]]);
  expect(warnings).toHaveLength(1);
  outbox.close();
});

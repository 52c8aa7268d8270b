import { describe, expect, it } from 'vitest';
import { judgeWorker, type WorkerReport } from './worker-report';

const now = Date.parse('2026-03-01T20:00:00Z');
const report: WorkerReport = {
  at: now - 10_000,
  stopped: false,
  version: '1.2.3',
  engine: { name: 'docker', ok: true, detail: '' },
  reachesWeb: true,
  capacityCores: 2,
};
const judge = (changes: Partial<WorkerReport>) => judgeWorker({ ...report, ...changes }, { now, version: '1.2.3' });

describe('the health of the worker', () => {
  it('is well while reports come, and names the engine', () => {
    expect(judge({})).toEqual({ ok: true, detail: 'docker' });
  });

  it.each<[string, Partial<WorkerReport>]>([
    ['no worker has reported for 40 s', { at: now - 40_000 }],
    ['the worker was stopped 12 s ago', { at: now - 12_000, stopped: true }],
    ['docker: Docker does not answer', { engine: { name: 'docker', ok: false, detail: 'Docker does not answer' } }],
    ['the worker does not reach the web role; check JOMO_INTERNAL_URL', { reachesWeb: false }],
    ['the worker is version 1.2.2, the web role 1.2.3; restart the older one', { version: '1.2.2' }],
  ])('says: %s', (detail, changes) => {
    expect(judge(changes)).toEqual({ ok: false, detail });
  });

  it('says that there never was a worker', () => {
    expect(judgeWorker(null, { now, version: '1.2.3' })).toEqual({ ok: false, detail: 'no worker has reported yet' });
  });
});

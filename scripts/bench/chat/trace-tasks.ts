import type { CDPSession, Page } from 'playwright-core';
import { z } from 'zod';

const traced = z.object({
  name: z.string(),
  ph: z.string(),
  pid: z.int(),
  tid: z.int(),
  /** CPU time of the thread, microseconds; of whole tasks alone. */
  tdur: z.number().optional(),
  args: z.object({ name: z.string().optional() }).optional(),
});
const batch = z.object({ value: z.array(z.unknown()) });

type Traced = z.infer<typeof traced>;

/** CPU time, ms, of the longest task of the busiest page's main thread, and of all its tasks; 0 of nothing. Pure. */
export function sumTasks(events: readonly Traced[]): { longestMs: number; totalMs: number } {
  const threadOf = ({ pid, tid }: Traced) => `${pid}:${tid}`;
  const mains = new Set(
    events.filter(({ name, args }) => name === 'thread_name' && args?.name === 'CrRendererMain').map(threadOf),
  );
  const spent = new Map<string, { longestMs: number; totalMs: number }>();
  for (const event of events) {
    const thread = threadOf(event);
    if (event.ph !== 'X' || event.name !== 'ThreadControllerImpl::RunTask' || !mains.has(thread)) continue;
    const ms = (event.tdur ?? 0) / 1000;
    const { longestMs, totalMs } = spent.get(thread) ?? { longestMs: 0, totalMs: 0 };
    spent.set(thread, { longestMs: Math.max(longestMs, ms), totalMs: totalMs + ms });
  }
  return [...spent.values()].sort((a, b) => b.totalMs - a.totalMs)[0] ?? { longestMs: 0, totalMs: 0 };
}

async function stop(session: CDPSession, events: Traced[]): Promise<void> {
  session.on('Tracing.dataCollected', (data) => {
    for (const value of batch.parse(data).value) {
      const event = traced.safeParse(value);
      if (event.success) events.push(event.data);
    }
  });
  const complete = new Promise<void>((resolve) => session.once('Tracing.tracingComplete', () => resolve()));
  await session.send('Tracing.end');
  await complete;
}

/**
 * CPU time of the page's main thread while `work` runs, ms. The browser's own long-task reports count the time on the
 * clock, and with it the time in which other programs had the processor.
 */
export async function traceTasks(
  page: Page,
  work: () => Promise<void>,
): Promise<{ longestMs: number; totalMs: number }> {
  const browser = page.context().browser();
  if (!browser) throw new Error('The page has no browser.');
  const session = await browser.newBrowserCDPSession();
  try {
    const traceConfig = {
      includedCategories: ['toplevel', '__metadata'],
      recordMode: 'recordAsMuchAsPossible' as const,
    };
    await session.send('Tracing.start', { traceConfig });
    await work();
    const events: Traced[] = [];
    await stop(session, events);
    return sumTasks(events);
  } finally {
    await session.detach();
  }
}

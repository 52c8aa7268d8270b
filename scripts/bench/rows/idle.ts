import { readTree, treeMemory, usageBetween } from '../process-tree';
import type { BenchPart, Row } from '../row';
import { pause } from '../wait-for';
import { withApp } from '../with-app';

const group = 'idle';
/** After its start the server is left alone this long before anything counts. */
const SETTLE_MS = 10_000;

/** What a server costs that has been used and now only waits. */
export const idlePart: BenchPart = {
  name: group,
  run: (context) =>
    withApp(context, {}, async ({ url, pid, api }): Promise<Row[]> => {
      const { signal, quick } = context;
      const seconds = quick ? 10 : 60;
      for (const page of ['/sign-in', '/testcard', '/health'])
        await (await fetch(url + page, { signal })).arrayBuffer();
      await api.library.list.query({});
      await pause(quick ? SETTLE_MS / 5 : SETTLE_MS, signal);
      const [before, from] = [await readTree(pid), performance.now()];
      await pause(seconds * 1000, signal);
      const [after, to] = [await readTree(pid), performance.now()];
      const percent = usageBetween(before, after, (to - from) / 1000).cores * 100;
      const { rssMb, pssMb } = await treeMemory(pid);
      const note = `${after.length} process${after.length === 1 ? '' : 'es'}, ${seconds} s without a request, after a page and a list were served; shares of memory (PSS) added up: ${pssMb.toFixed(0)} MB.`;
      return [
        {
          group,
          what: 'memory of the whole app, RSS, MB',
          ours: rssMb,
          peer: null,
          bar: { text: '<= 300', holds: rssMb <= 300 },
          note,
        },
        {
          group,
          what: 'CPU of the whole app, % of a core',
          ours: percent,
          peer: null,
          bar: { text: '<= 1', holds: percent <= 1 },
        },
      ];
    }),
};

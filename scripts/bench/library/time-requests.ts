import http from 'node:http';
import { performance } from 'node:perf_hooks';

/** The value that `share` of all values are not above; NaN of nothing. */
export function percentile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)] ?? Number.NaN;
}

export type Query = { procedure: string; input: object };
export type Ask = (query: Query) => Promise<{ ms: number; text: string }>;

/** Asks the API as the pages do, over one kept connection; times each answer to its last byte. */
export function createAsker(url: string, cookie: string): { ask: Ask; close: () => void } {
  const agent = new http.Agent({ keepAlive: true, maxSockets: 1 });
  const ask: Ask = ({ procedure, input }) =>
    new Promise((resolve, reject) => {
      const query = new URLSearchParams({ batch: '1', input: JSON.stringify({ 0: input }) });
      const from = performance.now();
      const request = http.get(`${url}/trpc/${procedure}?${query}`, { agent, headers: { cookie } }, (response) => {
        const chunks: Buffer[] = [];
        response.on('data', (chunk: Buffer) => chunks.push(chunk)).on('error', reject);
        response.on('end', () => {
          const ms = performance.now() - from;
          const text = Buffer.concat(chunks).toString();
          if (response.statusCode === 200) resolve({ ms, text });
          else reject(new Error(`${procedure}: ${response.statusCode} ${text.slice(0, 300)}`));
        });
      });
      request.on('error', reject);
    });
  return { ask, close: () => agent.destroy() };
}

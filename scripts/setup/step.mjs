import { performance } from 'node:perf_hooks';

/** Seconds with one digit, for people. */
export function seconds(ms) {
  return `${(ms / 1000).toFixed(1)} s`;
}

/** Runs one step under a heading and says how long it took. Answers what the step answered. */
export async function step(title, work) {
  console.log(`\n== ${title}`);
  const startedAt = performance.now();
  const result = await work();
  console.log(`== ${title}: ${seconds(performance.now() - startedAt)}`);
  return result;
}

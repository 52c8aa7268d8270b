import { parseArgs } from 'node:util';

export type BenchOptions = {
  /** Names of the parts to run, in the order of the list. */
  only: readonly string[];
  quick: boolean;
  /** Where to write the results as JSON; null = nowhere. */
  json: string | null;
  /** Take the results into docs/benchmarks.md and .json. */
  write: boolean;
  /** A missed bar ends with exit code 1. */
  strict: boolean;
  /** A video file for the part that records a film; null = none. */
  film: string | null;
};

/** Reads the command line. Throws an Error with one sentence when it makes no sense. */
export function parseOptions(args: readonly string[], known: readonly string[]): BenchOptions {
  const { values } = parseArgs({
    args: [...args],
    options: {
      only: { type: 'string' },
      quick: { type: 'boolean', default: false },
      json: { type: 'string' },
      write: { type: 'boolean', default: false },
      strict: { type: 'boolean', default: false },
      film: { type: 'string' },
    },
  });
  const asked = values.only?.split(',').filter(Boolean) ?? known;
  const unknown = asked.filter((name) => !known.includes(name));
  if (unknown.length > 0) throw new Error(`Unknown part "${unknown.join(', ')}"; there are ${known.join(', ')}.`);
  if (values.write && values.quick) throw new Error('Figures of a quick run mean little: not written into the docs.');
  const only = known.filter((name) => asked.includes(name));
  const { quick, write, strict, json = null, film = null } = values;
  return { only, quick, json, write, strict, film };
}

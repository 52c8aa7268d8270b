import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { renderMarkdown } from './render-table';
import { benchReport, mergeReports, type PartReport } from './report';

const BEGIN = '<!-- bench:begin -->';
const END = '<!-- bench:end -->';

/** Replaces what stands between the two markers. Throws when they are not there, in this order. */
export function replaceBetweenMarkers(document: string, text: string): string {
  const from = document.indexOf(BEGIN);
  const to = document.indexOf(END);
  if (from < 0 || to < from) throw new Error(`The document has no "${BEGIN}" followed by "${END}".`);
  return `${document.slice(0, from + BEGIN.length)}\n\n${text}\n\n${document.slice(to)}`;
}

async function readStored(file: string): Promise<PartReport[]> {
  const text = await readFile(file, 'utf8').catch(() => '[]');
  return benchReport.parse(JSON.parse(text));
}

/** Takes fresh results into docs/benchmarks.json, and writes the table in docs/benchmarks.md from what is then there. */
export async function writeDocument(
  root: string,
  names: readonly string[],
  fresh: readonly PartReport[],
): Promise<void> {
  const data = path.join(root, 'docs/benchmarks.json');
  const page = path.join(root, 'docs/benchmarks.md');
  const all = mergeReports(names, await readStored(data), fresh);
  const document = replaceBetweenMarkers(await readFile(page, 'utf8'), renderMarkdown(all));
  await writeFile(data, `${JSON.stringify(all, null, 2)}\n`);
  await writeFile(page, document);
}

import { QUIET_CORES } from './machine-load';
import type { PartReport } from './report';
import type { Row } from './row';

/** Three significant digits, more only where the whole part has more. */
export function formatFigure(value: number): string {
  const size = Math.abs(value);
  if (value === 0) return '0';
  if (size >= 100) return value.toFixed(0);
  if (size < 0.001) return value.toPrecision(2);
  // Shares like SSIM and unique pictures differ in the third or fourth digit after the point.
  if (size >= 0.9 && size <= 1.1) return value.toFixed(4);
  return String(Number(value.toPrecision(3)));
}

export const headings = ['what', 'ours', 'peer', 'ratio', 'bar', 'holds'] as const;

export function rowCells(row: Row): string[] {
  const { peer, bar } = row;
  const ratio = peer && peer.value !== 0 ? (row.ours / peer.value).toFixed(2) : '';
  return [
    row.what,
    formatFigure(row.ours),
    peer ? `${formatFigure(peer.value)} (${peer.name})` : '',
    ratio,
    bar?.text ?? '',
    bar ? (bar.holds ? 'yes' : 'NO') : '',
  ];
}

/** What was wrong with the circumstances of a part, as sentences; none = nothing. */
export function warningsOf({ load, quick }: PartReport): string[] {
  const others = Math.max(load.othersBefore, load.othersDuring ?? 0);
  return [
    ...(quick ? ['Quick run: the figures mean little.'] : []),
    ...(others > QUIET_CORES ? [`The machine was not quiet: other programs used ${others.toFixed(2)} cores.`] : []),
  ];
}

export function loadLine({ load, seconds, startedAt }: PartReport): string {
  const others = load.othersDuring === null ? 'not told' : load.othersDuring.toFixed(2);
  return `${startedAt.slice(0, 16).replace('T', ' ')} UTC, ${seconds} s, load average ${load.before.toFixed(2)} before and ${load.after.toFixed(2)} after, others' cores ${load.othersBefore.toFixed(2)} before and ${others} during`;
}

const failureLine = ({ failure }: PartReport) =>
  failure && `${failure.kind === 'broken' ? 'COULD NOT MEASURE' : 'Not on this machine'}: ${failure.message}`;

function columnWidths(table: readonly (readonly string[])[]): number[] {
  return headings.map((_, column) => Math.max(...table.map((cells) => cells[column]?.length ?? 0)));
}

/** The table for a terminal: all parts under one heading line, with their circumstances and notes. */
export function renderText(reports: readonly PartReport[]): string {
  const widths = columnWidths([headings, ...reports.flatMap(({ rows }) => rows.map(rowCells))]);
  const line = (cells: readonly string[]) =>
    cells
      .map((cell, column) => cell.padEnd(widths[column] ?? 0))
      .join('  ')
      .trimEnd();
  const blocks = reports.map((report) =>
    [
      `-- ${report.part} (${loadLine(report)})`,
      ...warningsOf(report).map((warning) => `!! ${warning}`),
      ...(report.failure ? [`!! ${failureLine(report)}`] : []),
      ...report.rows.flatMap((row) => [line(rowCells(row)), ...(row.note ? [`     ${row.note}`] : [])]),
    ].join('\n'),
  );
  return [line(headings), ...blocks].join('\n\n');
}

const inCell = (cell: string) => cell.replaceAll('|', '\\|').replaceAll('\n', ' ');
const markdownRow = (cells: readonly string[]) => `| ${cells.map(inCell).join(' | ')} |`;

function machineLine({ machine }: PartReport): string {
  const { node, chromium, ffmpeg } = machine.versions;
  return `${machine.cpu}, ${machine.cores} cores, ${machine.memoryGb} GB, ${machine.system}; Chromium ${chromium}, ffmpeg ${ffmpeg}, Node ${node}`;
}

/** The table for docs/benchmarks.md: one table, then how each part was measured and in what circumstances. */
export function renderMarkdown(reports: readonly PartReport[]): string {
  const table = reports.flatMap((report) => [
    ...report.rows.map((row) => markdownRow([report.part, ...rowCells(row)])),
    ...(report.failure ? [markdownRow([report.part, failureLine(report) ?? '', '', '', '', '', ''])] : []),
  ]);
  const parts = reports.flatMap((report) => [
    `**${report.part}**: ${loadLine(report)}.${warningsOf(report)
      .map((warning) => ` ${warning}`)
      .join('')}`,
    '',
    ...report.rows.flatMap((row) => (row.note ? [`- ${row.what}: ${row.note}`] : [])),
    '',
  ]);
  const machines = [...new Set(reports.map(machineLine))];
  return [
    ...machines.map((one) => `Machine: ${one}.`),
    '',
    markdownRow(['part', ...headings]),
    markdownRow(['part', ...headings].map(() => '---')),
    ...table,
    '',
    ...parts,
  ]
    .join('\n')
    .trimEnd();
}

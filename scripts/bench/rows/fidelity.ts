import type { FidelityReport } from '../../../recorder/protocol/fidelity';
import { measureFidelity } from '../measure-fidelity';
import { listFigures, median } from '../median';
import { cardUrl, recordCard, untilFinished, untilRecording } from '../record-card';
import { type Rounds, recordCardRounds } from '../record-rounds';
import type { BenchContext, BenchPart, Row } from '../row';
import { pause } from '../wait-for';
import { withApp } from '../with-app';

const group = 'fidelity';
const UNIQUE = { text: '>= 98 %', least: 98 };

const unique = (report: FidelityReport) => report.uniqueRatio * 100;
const offset = (report: FidelityReport) => Math.abs(report.avOffsetMedianMs ?? Number.NaN);
const spread = (report: FidelityReport) => report.avOffsetSdMs ?? Number.NaN;
const atMost = (value: number, limit: number) => ({ text: `<= ${limit} ms`, holds: value <= limit });

/** The recordings of part `recorder` by their fidelity. */
export function roundRows({ ours, jibri, seconds }: Rounds): Row[] {
  const row = (
    what: string,
    figure: (one: FidelityReport) => number,
    digits: number,
    bar: (value: number) => Row['bar'],
  ): Row => {
    const [us, them] = [ours, jibri].map((all) => all.map(({ fidelity }) => figure(fidelity)));
    const value = median(us ?? []);
    const note = `Ours ${listFigures(us ?? [], digits)}; Jibri ${listFigures(them ?? [], digits)}; medians.`;
    const readable = (them ?? []).filter(Number.isFinite);
    const peer = readable.length > 0 ? { name: 'Jibri', value: median(readable) } : null;
    return { group, what: `${what}, ${seconds} s`, ours: value, peer, bar: bar(value), note };
  };
  return [
    row('unique pictures, %', unique, 1, (value) => ({ text: UNIQUE.text, holds: value >= UNIQUE.least })),
    row(
      'longest freeze, ms',
      (one) => one.longestFreezeMs,
      0,
      () => null,
    ),
    row('sound off the picture, median without sign, ms', offset, 1, (value) => atMost(value, 40)),
    row('its spread (sd), ms', spread, 1, (value) => atMost(value, 10)),
    row(
      'sound beyond its time stamps, ms',
      (one) => Math.abs(one.soundExcessMs ?? Number.NaN),
      0,
      () => null,
    ),
  ];
}

/** One long recording of ours: does sound drift away from the picture, do pictures get lost? */
async function longRows(context: BenchContext): Promise<Row[]> {
  const seconds = context.quick ? 30 : 600;
  const report = await withApp(context, {}, async (app) => {
    context.say(`one recording of ${seconds} s`);
    return measureFidelity(context, (await recordCard(app, await cardUrl(app), seconds, context.signal)).file);
  });
  const drift = Math.abs(report.avDriftMs ?? Number.NaN);
  const all = unique(report);
  return [
    {
      ...{ group, what: `drift of the sound, ${seconds} s, ms`, ours: drift, peer: null, bar: atMost(drift, 20) },
      note: `First tenth against last tenth; median ${report.avOffsetMedianMs} ms, spread ${report.avOffsetSdMs} ms, longest freeze ${report.longestFreezeMs} ms.`,
    },
    {
      ...{ group, what: `unique pictures, ${seconds} s, %`, ours: all, peer: null },
      bar: { text: UNIQUE.text, holds: all >= UNIQUE.least },
    },
  ];
}

/** Two at once on a machine with room for two, and what a third is told. */
async function crowdRows(context: BenchContext): Promise<Row[]> {
  const { signal, quick } = context;
  const durationSec = quick ? 20 : 60;
  return withApp(context, { JOMO_CAPACITY_CORES: '1.8' }, async (app) => {
    context.say(`two recordings at once, ${durationSec} s`);
    const wish = { url: await cardUrl(app), durationSec };
    const both = [await app.api.recordings.create.mutate(wish), await app.api.recordings.create.mutate(wish)];
    for (const { id } of both) await untilRecording(app, id, signal);
    const askedAt = performance.now();
    const third = await app.api.recordings.create.mutate(wish);
    const answerMs = performance.now() - askedAt;
    // The reason may follow the answer, when the job that would start it has looked.
    await pause(1_000, signal);
    const { status, statusDetail } = await app.api.recordings.get.query({ id: third.id });
    await app.api.recordings.stop.mutate({ id: third.id });
    const reports: FidelityReport[] = [];
    for (const { id } of both) {
      const { file } = await untilFinished(app, id, signal, durationSec + 60);
      reports.push(await measureFidelity(context, file));
    }
    const worse = Math.min(...reports.map(unique));
    const said = status === 'queued' && statusDetail !== null;
    return [
      {
        ...{ group, what: 'unique pictures of the worse of two at once, %', ours: worse, peer: null },
        bar: { text: '>= 95 %', holds: worse >= 95 },
        note: `${durationSec} s on ${context.quick ? 'a quick run' : 'this machine'}: ${listFigures(reports.map(unique), 1)} %.`,
      },
      {
        ...{ group, what: 'a third beside two: answered after, ms', ours: answerMs, peer: null },
        bar: { text: '< 1000 ms, with a reason', holds: answerMs < 1000 && said },
        note: `It was ${status}: "${statusDetail ?? ''}"`,
      },
    ];
  });
}

/** How true a recording is: unique pictures, sound against picture, drift, two at once. */
export const fidelityPart: BenchPart = {
  name: group,
  run: async (context) => [
    ...roundRows(await recordCardRounds(context)),
    ...(await longRows(context)),
    ...(await crowdRows(context)),
  ],
};

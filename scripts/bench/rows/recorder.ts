import path from 'node:path';
import { makeFilmCard, withCardPage } from '../film-card';
import { listFigures, median } from '../median';
import type { Usage } from '../process-tree';
import { type Measured, type Rounds, recordCardRounds, recordRounds } from '../record-rounds';
import { type BenchPart, NotHere, type Row } from '../row';

const PEER = 'Jibri';
/** Differences below this are within what two recordings of the same kind differ by. */
const SSIM_STEP = 0.0005;

const of = (all: readonly Measured[], figure: (one: Measured) => number) => all.map(figure);
const cores = ({ usage }: Measured) => usage.cores;
const kbps = ({ bytesPerSec }: Measured) => (bytesPerSec * 8) / 1000;
const ssim = (one: Measured) => one.ssim.all;

function programs({ programs: all }: Usage): string {
  return all
    .filter((one) => one.cores >= 0.005)
    .map((one) => `${one.name} ${one.cores.toFixed(2)}`)
    .join(', ');
}

/** The rows of a part out of what was recorded. */
function recorderRows(group: string, { seconds, ours, jibri }: Rounds, film = ''): Row[] {
  const both = (figure: (one: Measured) => number) => {
    const [us, them] = [median(of(ours, figure)), median(of(jibri, figure))];
    return { group, ours: us, peer: { name: PEER, value: them }, ratio: us / them };
  };
  const split = [...ours, ...jibri].map(({ usage }) => programs(usage)).join(' | ');
  const row = (
    what: string,
    { ratio: _, ...figures }: ReturnType<typeof both>,
    bar: Row['bar'],
    note: string,
  ): Row => ({
    ...figures,
    what,
    bar,
    note,
  });
  const cpu = both(cores);
  const size = both(kbps);
  const picture = both(ssim);
  const turns = `Medians of ${ours.length} recordings of ${seconds} s each, by turns.${film}`;
  return [
    {
      ...{ group, what: 'CPU of one 720p30 recording, page included, cores', ours: cpu.ours, peer: null },
      bar: { text: '<= 0.8', holds: cpu.ours <= 0.8 },
      note: `utime + stime of the recorder's process tree, its start and end left out: ours ${listFigures(of(ours, cores), 3)}; ${PEER} ${listFigures(of(jibri, cores), 3)}. By program (ours, then ${PEER}): ${split}.`,
    },
    row(
      'the same against Jibri’s command on the same page',
      cpu,
      { text: '<= 1.15x', holds: cpu.ratio <= 1.15 },
      turns,
    ),
    row(
      'size, kbit/s',
      size,
      { text: '<= 0.55x', holds: size.ratio <= 0.55 },
      `Whole files, sound included: ours ${listFigures(of(ours, kbps), 0)}; ${PEER} ${listFigures(of(jibri, kbps), 0)}.`,
    ),
    row(
      'likeness to the broadcast itself, SSIM',
      picture,
      { text: 'not lower', holds: picture.ours >= picture.peer.value - SSIM_STEP },
      `Frames paired by barcode with the card's own, over one loop; ours ${listFigures(of(ours, ssim), 4)}; ${PEER} ${listFigures(of(jibri, ssim), 4)} (luma alone: ${listFigures(
        of(ours, (one) => one.ssim.luma),
        4,
      )}; ${listFigures(
        of(jibri, (one) => one.ssim.luma),
        4,
      )}). "Lower" begins at ${SSIM_STEP}.`,
    ),
  ];
}

/** Our recorder against Jibri's literal command on the same page, with the same browser, screen and sound. */
export const recorderPart: BenchPart = {
  name: 'recorder',
  run: async (context) => recorderRows('recorder', await recordCardRounds(context)),
};

/** The same with a film for the card's picture, because the card is a drawing that is easy on any encoder. */
export const filmPart: BenchPart = {
  name: 'film',
  run: async (context) => {
    const { film, root, quick } = context;
    if (film === null) throw new NotHere('give a film with --film FILE, e.g. a trailer.');
    const card = await makeFilmCard(context, film);
    const [seconds, rounds] = quick ? [16, 1] : [40, 2];
    return withCardPage(root, card, async (url) =>
      recorderRows(
        'film',
        await recordRounds(context, { url, card, seconds, rounds }),
        ` Film: ${path.basename(film)}.`,
      ),
    );
  },
};

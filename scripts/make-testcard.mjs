// Makes public/testcard/card.mp4, the endless broadcast of the test card page: 32 s of 720p30 H.264 and 48 kHz AAC as
// fragmented MP4, cut so that the page can append it to itself forever without a seam in picture or sound.
// Run as `node scripts/make-testcard.mjs [--force] [FILE]`, or import `makeTestcard`. The file is kept when it exists.
import { spawn, spawnSync } from 'node:child_process';
import { access, mkdir, mkdtemp, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const FPS = 30;
const LOOP_SEC = 32;
const FRAMES = FPS * LOOP_SEC; // 960: a 10-bit frame number never repeats inside one loop
const SAMPLE_RATE = 48_000;
const AAC_FRAME = 1024;
const AAC_FRAMES = (LOOP_SEC * SAMPLE_RATE) / AAC_FRAME; // 1500, a whole number: that is why the loop lasts 32 s
/** The beep repeats each second and AAC frames line up with seconds every 8 s (375 frames), so a cut there is periodic. */
const AAC_SKIP = 1 + 375; // one frame of encoder delay ("priming"), then 8 s for the encoder to settle
const FLASH_FRAMES = [15, 17]; // 0.5 s to 0.6 s of every second
const MAKE_LIMIT_MS = 180_000;

/** Where things sit in the 1280x720 picture. recorder/src/measure/card-layout.ts reads them back: keep both the same. */
const BARCODE = { x: 128, y: 612, w: 1024, h: 64, cells: 16 };
const FLASH = { x: 960, y: 64, w: 256, h: 256 };

const INK = '0xf4f6fb';
const SOFT = '0x98a2bd';
const ACCENT = '0xff6b57';

const box = (x, y, w, h, color, enable) =>
  `drawbox=x=${x}:y=${y}:w=${w}:h=${h}:color=${color}:t=fill${enable ? `:enable='${enable}'` : ''}`;
const text = (value, x, y, size, color, font = 'font=Sans') =>
  `drawtext=${font}:text='${value}':x=${x}:y=${y}:fontsize=${size}:fontcolor=${color}`;
const bit = (index) => `mod(floor(n/${2 ** index})\\,2)`;
/** Parity over every second bit: a frame torn between two numbers does not pass for a third one. */
const parity = (first) => `mod(${[0, 2, 4, 6, 8].map((i) => `floor(n/${2 ** (first + i)})`).join('+')}\\,2)`;

/** Cells from the left: white, black, bits 9..0, parity of even bits, parity of odd bits, black, white. */
function barcode() {
  const { x, y, w, h, cells } = BARCODE;
  const cell = w / cells;
  const enables = ['1', '0', ...[9, 8, 7, 6, 5, 4, 3, 2, 1, 0].map(bit), parity(0), parity(1), '0', '1'];
  return [
    box(x - 12, y - 12, w + 24, h + 24, 'black'),
    ...enables.flatMap((enable, i) => (enable === '0' ? [] : [box(x + i * cell, y, cell, h, 'white', enable)])),
  ];
}

function flash() {
  const { x, y, w, h } = FLASH;
  const [from, to] = FLASH_FRAMES;
  return [
    box(x, y, w, h, '0x05060a'),
    `drawbox=x=${x}:y=${y}:w=${w}:h=${h}:color=white@0.25:t=2`,
    box(x, y, w, h, 'white', `between(mod(n\\,${FPS})\\,${from}\\,${to})`),
    text('FLASH  +  1 kHz BEEP', x, y + h + 18, 20, INK),
    text('at .500 of every second', x, y + h + 46, 18, SOFT),
  ];
}

function colourBars() {
  const colours = ['0xe8e8e8', '0xd9c94a', '0x4ac7d0', '0x4fbf6b', '0xb862c4', '0xd4584f', '0x4a68d9', '0x20242f'];
  return [
    ...colours.map((colour, i) => box(64 + i * 104, 408, 104, 96, colour)),
    ...[0, 1, 2, 3, 4, 5, 6, 7].map((i) => box(64 + i * 104, 504, 104, 24, `white@${(0.04 + i * 0.12).toFixed(2)}`)),
  ];
}

/** The picture: a slow periodic gradient, colour bars with a sweep, an orbiting ball, a running counter, the marks. */
function filterGraph({ bold, digits }) {
  const turn = (2 * Math.PI) / FRAMES;
  const colours = 'c0=0x0a0d16:c1=0x1c2350:c2=0x3b1c46:nb_colors=3';
  const still = [
    text('Jomo', 64, 60, 56, INK, bold),
    box(66, 132, 48, 5, ACCENT),
    text('TEST CARD', 66, 152, 24, SOFT),
    text('%{eif\\:floor(n/30)\\:d\\:2}\\:%{eif\\:mod(n\\,30)\\:d\\:2}', 60, 216, 128, INK, digits),
    text('SECOND \\: FRAME OF THE LOOP', 66, 352, 20, SOFT),
    ...colourBars(),
    ...flash(),
    ...barcode(),
    text('FRAME NUMBER', BARCODE.x - 12, BARCODE.y - 40, 18, SOFT),
    text('720p   30 fps   48 kHz', BARCODE.x + BARCODE.w + 12, BARCODE.y - 40, 18, SOFT).replace(':x=', ':x=-tw+'),
  ];
  return [
    `gradients=s=320x180:r=${FPS}:${colours}:x0=0:y0=20:x1=319:y1=160:seed=7:speed=${turn.toFixed(8)},scale=1280:720:flags=bicubic,format=yuv420p,${still.join(',')}[bg]`,
    // A soft ball, drawn once and repeated.
    `color=c=black:s=96x96:r=${FPS},format=rgba,trim=end_frame=1,geq=r=255:g=107:b=87:a='255*clip((46-hypot(X-48\\,Y-48))/3\\,0\\,1)',loop=loop=-1:size=1,setpts=N/${FPS}/TB[ball]`,
    `color=c=white@0.85:s=6x144:r=${FPS},format=rgba[sweep]`,
    `[bg][ball]overlay=x='690+130*sin(2*PI*t/2)':y='200+80*cos(2*PI*t/4)':eval=frame[a]`,
    `[a][sweep]overlay=x='64+826*abs(mod(t/4\\,2)-1)':y=396:eval=frame,trim=end_frame=${FRAMES},format=yuv420p[v]`,
  ].join(';');
}

/** drawtext's choice of a font: the file fontconfig finds for the pattern, else the family, which is never bold. */
function findFont(pattern) {
  const found = spawnSync('fc-match', ['-f', '%{file}', pattern], { encoding: 'utf8', timeout: 10_000 });
  const plain = /^[\w./-]+\.(ttf|otf|ttc)$/.test(found.stdout ?? '');
  return plain ? `fontfile=${found.stdout}` : `font=${pattern.split(':')[0]}`;
}

/** Runs ffmpeg to its end; rejects with the last lines it printed. */
function ffmpeg(args) {
  return new Promise((resolve, reject) => {
    const child = spawn('ffmpeg', ['-nostdin', '-hide_banner', '-loglevel', 'error', '-y', ...args], {
      stdio: ['ignore', 'ignore', 'pipe'],
      timeout: MAKE_LIMIT_MS,
      killSignal: 'SIGKILL',
    });
    let said = '';
    child.stderr.on('data', (chunk) => {
      said = (said + chunk).slice(-4000);
    });
    child.on('error', (error) => reject(new Error(`ffmpeg could not be started: ${error.message}`)));
    child.on('close', (code, signal) =>
      code === 0 ? resolve() : reject(new Error(`ffmpeg failed (${signal ?? code}) on the test card:\n${said}`)),
    );
  });
}

/** Splits a raw ADTS stream into its frames (the 13-bit length sits in bytes 3 to 5 of each header, ISO/IEC 13818-7). */
function adtsFrames(bytes) {
  const frames = [];
  for (let at = 0; at + 7 <= bytes.length; ) {
    const length = ((bytes[at + 3] & 3) << 11) | (bytes[at + 4] << 3) | (bytes[at + 5] >> 5);
    if (bytes[at] !== 0xff || length < 7) throw new Error('The encoded sound of the test card is not an ADTS stream.');
    frames.push(bytes.subarray(at, at + length));
    at += length;
  }
  return frames;
}

/** Encodes more sound than needed and cuts whole AAC frames out of its middle: no priming, and end fits beginning. */
async function makeSound(dir) {
  const long = path.join(dir, 'long.aac');
  const beep = `if(between(mod(n\\,${SAMPLE_RATE})\\,${SAMPLE_RATE / 2}\\,${SAMPLE_RATE * 0.6 - 1})\\,0.5*sin(2*PI*1000*t)\\,0)`;
  const seconds = LOOP_SEC + 16;
  const source = `aevalsrc=exprs='${beep}|${beep}':s=${SAMPLE_RATE}:d=${seconds}`;
  await ffmpeg(['-f', 'lavfi', '-i', source, '-c:a', 'aac', '-b:a', '128k', '-f', 'adts', long]);
  const frames = adtsFrames(await readFile(long)).slice(AAC_SKIP, AAC_SKIP + AAC_FRAMES);
  if (frames.length !== AAC_FRAMES) throw new Error('The encoder made too little sound for the test card.');
  const cut = path.join(dir, 'cut.aac');
  await writeFile(cut, Buffer.concat(frames));
  return cut;
}

/**
 * Makes the card's video unless it is there. The file appears whole or not at all.
 * @param {{ out?: string, force?: boolean }} [options]
 * @returns {Promise<{ file: string, made: boolean }>}
 */
export async function makeTestcard(options = {}) {
  const out = options.out ?? fileURLToPath(new URL('../public/testcard/card.mp4', import.meta.url));
  const there = await access(out).then(
    () => true,
    () => false,
  );
  if (there && !options.force) return { file: out, made: false };
  await mkdir(path.dirname(out), { recursive: true });
  const dir = await mkdtemp(path.join(tmpdir(), 'jomo-testcard-'));
  const whole = `${out}.${process.pid}.mp4`; // beside the target, so that the rename is atomic
  try {
    const sound = await makeSound(dir);
    const video = ['-c:v', 'libx264', '-preset', 'veryfast', '-crf', '20', '-profile:v', 'high', '-bf', '0'];
    const colour = ['-colorspace', 'smpte170m', '-color_primaries', 'smpte170m', '-color_trc', 'smpte170m'];
    const gop = ['-g', '60', '-keyint_min', '60', '-sc_threshold', '0'];
    const graph = filterGraph({ bold: findFont('Sans:bold'), digits: findFont('Monospace:bold') });
    const mp4 = ['-movflags', '+frag_keyframe+empty_moov+delay_moov+default_base_moof', '-map_metadata', '-1'];
    await ffmpeg([
      ...['-i', sound, '-filter_complex', graph, '-map', '[v]', '-map', '0:a'],
      ...[...video, ...colour, ...gop, '-c:a', 'copy', '-bsf:a', 'aac_adtstoasc', ...mp4, whole],
    ]);
    await rename(whole, out);
    return { file: out, made: true };
  } finally {
    await rm(dir, { recursive: true, force: true });
    await rm(whole, { force: true });
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const args = process.argv.slice(2);
  const named = args.find((arg) => !arg.startsWith('-'));
  const { file, made } = await makeTestcard({
    ...(named ? { out: path.resolve(named) } : {}),
    force: args.includes('--force'),
  });
  console.log(made ? `Made ${file}` : `${file} is there already`);
}

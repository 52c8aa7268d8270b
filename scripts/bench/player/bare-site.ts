import { copyFile, link, mkdir, readdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { Library } from '../media/with-library';

const PAGE = `<!doctype html><title>bare</title><video controls playsinline style="width:100%"></video>
<script src="../hls.light.min.js"></script><script>
const video = document.querySelector('video');
const hls = new Hls();
hls.loadSource('master.m3u8');
hls.attachMedia(video);
video.play().catch(() => {});
</script>`;

async function fetchPlaylists({ app, cookie }: Library, id: string): Promise<Map<string, string>> {
  const read = async (name: string) => {
    const answer = await fetch(`${app.url}/media/${id}/${name}`, { headers: { cookie } });
    if (!answer.ok) throw new Error(`${name}: ${answer.status}`);
    return answer.text();
  };
  const master = await read('master.m3u8');
  const names = master.split('\n').filter((line) => line.endsWith('.m3u8'));
  const texts = await Promise.all(names.map(async (name) => [name, await read(name)] as const));
  return new Map([['master.m3u8', master], ...texts]);
}

/**
 * The least there can be: hls.js as it comes, a video element, playlists and the same media as plain files. A page for
 * each video, and one that links to all of them. Answers the folder, for any web server.
 */
export async function writeBareSite(library: Library, dir: string, root: string, ids: readonly string[]) {
  await mkdir(dir, { recursive: true });
  await copyFile(path.join(root, 'node_modules/hls.js/dist/hls.light.min.js'), path.join(dir, 'hls.light.min.js'));
  for (const id of ids) {
    const folder = path.join(dir, id);
    await mkdir(folder);
    await writeFile(path.join(folder, 'index.html'), PAGE);
    for (const [name, text] of await fetchPlaylists(library, id)) await writeFile(path.join(folder, name), text);
    const media = (await readdir(library.paths.video(id))).filter((name) => name.endsWith('.mp4'));
    for (const name of media) await link(library.paths.inVideo(id, name), path.join(folder, name));
  }
  const links = ids.map((id) => `<p><a href="${id}/">${id}</a></p>`).join('\n');
  await writeFile(path.join(dir, 'index.html'), `<!doctype html><title>list</title>${links}`);
}

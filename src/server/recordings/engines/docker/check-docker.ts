import type { DockerClients } from './connect-docker';
import { toDockerTrouble } from './docker-trouble';

type Deps = Pick<DockerClients, 'probes'> & { image: string; address: string };

/** Whether recorders could be started: the Docker Engine answers and has the image. Never rejects, within 5 s. */
export async function checkDocker({ probes, image, address }: Deps): Promise<{ ok: boolean; detail: string }> {
  try {
    await probes.getImage(image).inspect();
    return { ok: true, detail: `answers, and has the image ${image}` };
  } catch (error) {
    return { ok: false, detail: toDockerTrouble(error, { address, image }).userMessage };
  }
}

import path from 'node:path';
import type { Services } from './open-services';
import { createDockerEngine } from './server/recordings/engines/docker';
import { loadInstallationId } from './server/recordings/engines/docker/installation-id';
import type { Engine } from './server/recordings/engines/engine';
import { createProcessEngine } from './server/recordings/engines/process';

/**
 * Where recorders run, as JOMO_ENGINE says. Only the worker role loads this file: engines and Docker are none of the
 * web's business. Throws AppError `unavailable` for an engine that cannot be had.
 */
export async function openEngine(services: Services, homeDir: string): Promise<Engine> {
  const { env, environment, paths } = services;
  switch (env.JOMO_ENGINE) {
    case 'process': {
      const command = [process.execPath, path.join(homeDir, 'dist/recorder.js')] as const;
      return createProcessEngine({ paths, command, environment });
    }
    case 'docker':
      return createDockerEngine({
        paths,
        environment,
        installation: loadInstallationId(paths.installation),
        dockerHost: env.DOCKER_HOST,
        image: env.JOMO_RECORDER_IMAGE,
        network: env.JOMO_RECORDER_NETWORK,
      });
  }
}

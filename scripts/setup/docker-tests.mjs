import { ensureDocker } from './docker.mjs';
import { ensureImages } from './docker-images.mjs';
import { SetupFailure } from './failure.mjs';

/**
 * Makes ready what the tests in containers need, and tells the tests by environment variables: JOMO_TEST_DOCKER, or
 * JOMO_TEST_NO_DOCKER with the reason. In CI a missing engine is a failure, elsewhere those tests are skipped. Answers
 * the reason (null = ready) and `stop`, which ends an engine that was started here.
 */
export async function prepareDockerTests() {
  const { reason, stop } = await ensureDocker();
  try {
    const missing = reason ?? (await addImages());
    if (missing === null) return { reason: null, stop };
    if (process.env.CI) throw new SetupFailure(`The tests in containers cannot run: ${missing}.`);
    console.log(`\nThe tests in containers are skipped: ${missing}.`);
    process.env.JOMO_TEST_NO_DOCKER = missing;
    return { reason: missing, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

async function addImages() {
  const { env, reason } = await ensureImages();
  Object.assign(process.env, env);
  return reason;
}

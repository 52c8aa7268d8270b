import type Docker from 'dockerode';
import { labelOf } from './describe-container';
import { orNull, statusOf } from './docker-trouble';

type Deps = { calls: Docker; installation: string; network: string };

/**
 * Makes the recorders' network when there is none. On one we make, recorders do not reach each other; one that exists
 * (of a compose file, with the app on it) is used as it is.
 */
export async function ensureNetwork({ calls, installation, network }: Deps): Promise<void> {
  if (await orNull(calls.getNetwork(network).inspect())) return;
  try {
    await calls.createNetwork({
      Name: network,
      Driver: 'bridge',
      CheckDuplicate: true,
      Labels: { [labelOf.installation]: installation },
      Options: { 'com.docker.network.bridge.enable_icc': 'false' },
    });
  } catch (error) {
    // Somebody else was faster.
    if (statusOf(error) !== 409) throw error;
  }
}

/** Removes the network if it is of our making and nothing is connected to it any more. */
export async function removeUnusedNetwork({ calls, installation, network }: Deps): Promise<void> {
  const found = await orNull(calls.getNetwork(network).inspect());
  if (!found || found.Labels?.[labelOf.installation] !== installation) return;
  if (Object.keys(found.Containers ?? {}).length > 0) return;
  await orNull(calls.getNetwork(found.Id).remove());
}

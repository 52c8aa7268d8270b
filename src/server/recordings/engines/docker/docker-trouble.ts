import { AppError } from '../../../errors';

/** Status of an answer of the Docker Engine, as dockerode's errors carry it; null when there was no answer. */
export function statusOf(error: unknown): number | null {
  return error instanceof Error && 'statusCode' in error && typeof error.statusCode === 'number'
    ? error.statusCode
    : null;
}

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : '';
}

type Setting = { address: string; image: string };

function sentenceFor(error: unknown, { address, image }: Setting): string | null {
  const message = error instanceof Error ? error.message : String(error);
  switch (codeOf(error)) {
    case 'EACCES':
    case 'EPERM':
      return `Jomo may not use Docker at ${address}. Add its user to the group "docker" (sudo usermod -aG docker USER), sign in again and restart Jomo.`;
    case 'ENOENT':
    case 'ECONNREFUSED':
    case 'ECONNRESET':
    case 'EHOSTUNREACH':
    case 'ENOTFOUND':
    case 'ETIMEDOUT':
    case 'EPIPE':
      return `Docker does not answer at ${address}. Start it (sudo systemctl start docker), or set DOCKER_HOST.`;
  }
  if (statusOf(error) === 404 && /no such image/i.test(message)) {
    return `The recorder image "${image}" is missing. Build it in Jomo's folder: docker build -f recorder/Dockerfile -t ${image} .`;
  }
  if (statusOf(error) === null) return `Docker does not answer as expected at ${address}. See its log.`;
  return null;
}

/** Something Docker would not do, in the user's terms: `unavailable`, with what to do about it. */
export function toDockerTrouble(error: unknown, setting: Setting): AppError {
  if (error instanceof AppError) return error;
  const said = error instanceof Error ? error.message.trim() : String(error);
  const sentence = sentenceFor(error, setting) ?? `Docker could not run the recorder: ${said}`.slice(0, 400);
  return new AppError('unavailable', sentence, { cause: error });
}

/** Answers null instead of failing when what was asked for does not exist (404), or is so already (304). */
export async function orNull<T>(work: Promise<T>): Promise<T | null> {
  try {
    return await work;
  } catch (error) {
    const status = statusOf(error);
    if (status === 404 || status === 304) return null;
    throw error;
  }
}

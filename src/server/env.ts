import { readFileSync } from 'node:fs';
import { z } from 'zod';

const flag = z
  .enum(['true', 'false', '1', '0', ''])
  .default('false')
  .transform((value) => value === 'true' || value === '1');

const envSchema = z.object({
  ROLE: z.enum(['all', 'web', 'worker']).default('all'),
  PORT: z.coerce.number().int().min(1).max(65535).default(3000),
  HOST: z.string().default('0.0.0.0'),
  JOMO_DATA_DIR: z.string().min(1).default('./data'),
  /** Where recorders run: as processes of this machine, or as containers of a Docker Engine. */
  JOMO_ENGINE: z.enum(['process', 'docker']).default('process'),
  /** The job queue on MongoDB instead of SQLite. May carry a password, so it is treated as a secret. */
  MONGODB_URI: z
    .string()
    .regex(/^mongodb(\+srv)?:\/\//, 'must start with mongodb:// or mongodb+srv://')
    .optional(),
  /** The Docker Engine's address; the local socket by default. */
  DOCKER_HOST: z.string().optional(),
  JOMO_RECORDER_IMAGE: z.string().min(1).default('jomo-recorder'),
  JOMO_RECORDER_NETWORK: z.string().min(1).default('jomo-recorders'),
  /** Media bytes are handed to an nginx in front: the internal location that maps to the data directory's videos. */
  JOMO_ACCEL_REDIRECT: z
    .string()
    .regex(/^\/[\w/-]*\/$/, 'must be a path like /accel/')
    .optional(),
  JOMO_OWNER_EMAIL: z.email().optional(),
  JOMO_OWNER_PASSWORD: z.string().min(8, 'must have at least 8 characters').optional(),
  JOMO_API_KEY: z.string().min(16, 'must have at least 16 characters').optional(),
  JOMO_ALLOW_PRIVATE_URLS: flag,
  /** Where recorders reach the app; by default the loopback address and the port. */
  JOMO_INTERNAL_URL: z.url().optional(),
  /** Cores that recordings may use together; by default 90 % of the machine's. */
  JOMO_CAPACITY_CORES: z.coerce.number().positive().optional(),
  /** Helpers that tell whether a channel is live: a name on the PATH or an absolute path. Neither has to be there. */
  JOMO_STREAMLINK: z.string().min(1).default('streamlink'),
  JOMO_YT_DLP: z.string().min(1).default('yt-dlp'),
  /** Signs sessions; by default made once and kept in the data directory. */
  NEXTAUTH_SECRET: z.string().min(16).optional(),
  LOG_LEVEL: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'silent']).default('info'),
});
export type Env = z.infer<typeof envSchema>;

const secrets = ['JOMO_OWNER_PASSWORD', 'JOMO_API_KEY', 'NEXTAUTH_SECRET', 'MONGODB_URI'] as const;

/** Fills each secret from the file named by `<NAME>_FILE`, when that is set. */
function withSecretFiles(source: NodeJS.ProcessEnv): Record<string, string | undefined> {
  const filled: Record<string, string | undefined> = { ...source };
  for (const name of secrets) {
    const file = source[`${name}_FILE`];
    if (file) filled[name] = readFileSync(file, 'utf8').trim();
  }
  return filled;
}

/** Reads and checks the settings. Throws an Error whose message lists every bad one, without its value. */
export function readEnv(source: NodeJS.ProcessEnv): Env {
  const filled = withSecretFiles(source);
  const present = Object.fromEntries(Object.entries(filled).filter(([, value]) => value !== ''));
  const parsed = envSchema.safeParse(present);
  if (parsed.success) return parsed.data;
  const lines = parsed.error.issues.map((issue) => `  ${issue.path.join('.')}: ${issue.message}`);
  throw new Error(`Jomo cannot start with these settings:\n${lines.join('\n')}`);
}

/** next-auth, which runs inside Next, knows its secret and its trust in the Host header only by the environment. */
export function shareWithNextAuth(secret: string): void {
  process.env.NEXTAUTH_SECRET = secret;
  process.env.AUTH_TRUST_HOST = 'true';
}

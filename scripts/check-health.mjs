// The health check of the app's image: exit code 0 when this container does its work. The web role is asked over HTTP; the
// worker opens no port, so its report in the database must be fresh (src/server/recordings/worker-report.ts).
import { get } from 'node:http';
import path from 'node:path';

const LIMIT_MS = 8_000;
/** Three reports missed, with some room for a busy machine. */
const SILENT_MS = 40_000;

const { ROLE = 'all', PORT = '3000', JOMO_DATA_DIR = '/data' } = process.env;

/** Not by `fetch`: loading that takes as long as starting Node, and this runs three times a minute. */
function checkWeb() {
  return new Promise((resolve, reject) => {
    const request = get({ host: '127.0.0.1', port: PORT, path: '/health', timeout: LIMIT_MS }, (response) => {
      response.resume();
      if (response.statusCode === 200) resolve('answers');
      else reject(new Error(`/health answers ${response.statusCode}`));
    });
    request.once('timeout', () => request.destroy(new Error('/health does not answer in time')));
    request.once('error', reject);
  });
}

async function checkWorker() {
  const { default: Database } = await import('better-sqlite3');
  const db = new Database(path.join(JOMO_DATA_DIR, 'jomo.db'), { readonly: true, timeout: LIMIT_MS });
  const row = db.prepare(`SELECT value FROM "Setting" WHERE key = 'worker'`).get();
  db.close();
  if (!row) throw new Error('the worker has not reported yet');
  const { at, stopped, engine } = JSON.parse(row.value);
  if (stopped || Date.now() - at > SILENT_MS) throw new Error(`the last report is ${Date.now() - at} ms old`);
  return `${engine.name} ${engine.ok ? 'ok' : engine.detail}`;
}

try {
  console.log(ROLE === 'worker' ? await checkWorker() : await checkWeb());
} catch (error) {
  console.error(String(error));
  process.exitCode = 1;
}

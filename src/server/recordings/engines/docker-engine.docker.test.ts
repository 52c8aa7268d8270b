import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type DockerApp, openDockerApp, runInside } from './docker-test-kit';

const image = process.env.JOMO_RECORDER_IMAGE ?? 'jomo-recorder';

describe('a recorder in a container', () => {
  let app: DockerApp;
  let id: string;
  let container: string;
  const inside = (line: string) => runInside(app.calls, container, line);
  const launch = async () => {
    app = await openDockerApp({ image });
    id = await app.record();
    await app.untilRecorded(id, 4);
    container = (await app.containers(id))[0]?.Id ?? '';
  };
  beforeAll(launch, 90_000);
  afterAll(() => app.close(), 60_000);

  it('is locked in: own user, no capability, read-only root, limits, own network, nothing of the host', async () => {
    const { Config, HostConfig, Mounts } = await app.calls.getContainer(container).inspect();
    expect(Config.User).toBe('10001:10001');
    expect(Config.Labels).toMatchObject({ 'jomo.recording': id, 'jomo.installation': app.installation });
    expect(HostConfig).toMatchObject({
      Privileged: false,
      CapAdd: null,
      CapDrop: ['ALL'],
      ReadonlyRootfs: true,
      NetworkMode: app.network,
      PidMode: '',
      RestartPolicy: { Name: 'no' },
      Binds: null,
    });
    expect(HostConfig.SecurityOpt?.[0]).toBe('no-new-privileges');
    for (const limit of ['Memory', 'NanoCpus', 'PidsLimit', 'ShmSize'] as const) {
      expect(HostConfig[limit], limit).toBeGreaterThan(0);
    }
    expect(HostConfig.LogConfig).toEqual({ Type: 'json-file', Config: { 'max-size': '2m', 'max-file': '2' } });
    expect(Mounts.map(({ Type, Destination }) => ({ Type, Destination }))).toEqual([
      { Type: 'volume', Destination: '/recording' },
    ]);
  });

  it('shows its token neither in "docker inspect" nor in its log, and keeps it in a private file', async () => {
    const job = JSON.parse(await inside('cat /recording/job.json'));
    const { token } = job.report;
    expect(token).toHaveLength(43);
    const inspected = JSON.stringify(await app.calls.getContainer(container).inspect());
    expect(inspected).not.toContain(token);
    expect(await app.engine.readLog(id)).not.toContain(token);
    expect(await inside('stat -c "%a %U" /recording/job.json')).toBe('400 jomo\n');
    expect(await inside('cat /proc/[0-9]*/environ /proc/[0-9]*/cmdline 2>/dev/null')).not.toContain(token);
  });

  it('has no privilege from inside, and can gain none', async () => {
    const status = await inside('cat /proc/1/status');
    for (const set of ['CapInh', 'CapPrm', 'CapEff', 'CapBnd', 'CapAmb']) {
      expect(status).toMatch(new RegExp(`${set}:\\s+0{16}\\n`));
    }
    expect(status).toMatch(/NoNewPrivs:\s+1\n/);
    expect(status).toMatch(/Seccomp:\s+2\n/);
    expect(await inside('touch /app/x /etc/x /usr/bin/x 2>&1')).toMatch(/(Read-only file system[\s\S]*){3}/);
    expect(await inside('find / -xdev -perm /6000 -type f 2>/dev/null')).toBe('');
    expect(await inside('printf "#!/bin/sh\\necho ran" > /tmp/x; chmod +x /tmp/x; /tmp/x 2>&1; rm /tmp/x')).toMatch(
      /Permission denied/,
    );
    expect(await inside('ls /var/run/docker.sock 2>&1')).toMatch(/No such file/);
    expect(await inside('command -v npm npx gcc make sudo; echo none')).toBe('none\n');
  });

  it('can make the namespaces that Chromium’s sandbox needs, and no others', async () => {
    expect(await inside('unshare --user --net --pid --fork true 2>&1 && echo made')).toBe('made\n');
    for (const kind of ['mount', 'uts', 'ipc', 'cgroup']) {
      expect(await inside(`unshare --user --map-root-user --${kind} true 2>&1`), kind).toMatch(/not permitted/);
    }
  });

  it('shows the page in renderers that are sandboxed by Chromium itself', async () => {
    const list =
      'for p in $(pgrep -f -- "[-]-type=renderer"); do grep -E "^(NSpid|Seccomp_filters|Seccomp|CapEff)" /proc/$p/status | tr "\\n\\t" "  "; echo; done';
    const renderers = (await inside(list)).trim().split('\n');
    expect(renderers.length).toBeGreaterThan(0);
    for (const renderer of renderers) {
      // In a process namespace below the container's, and behind a filter of Chromium's own besides ours.
      expect(renderer).toMatch(/NSpid: +\d+ +\d+/);
      expect(renderer).toMatch(/Seccomp_filters: +[2-9]/);
      expect(renderer).toMatch(/CapEff: +0{16}/);
    }
    expect(await inside('tr "\\0" " " < /proc/$(pgrep -o chromium)/cmdline')).not.toContain('--no-sandbox');
  });

  it('ends cleanly when asked, and leaves nothing in Docker', async () => {
    const before = await app.untilRecorded(id, 6);
    await app.stop(id);
    const ended = await app.untilEnded(id);
    expect(ended).toMatchObject({ status: 'finished', finishReason: 'stopped' });
    expect(ended.log.map(({ message }) => message).join('\n')).not.toContain('did not stop in time');
    expect(ended.parts).toHaveLength(1);
    expect(ended.parts[0]?.durationSec).toBeGreaterThanOrEqual(before[0]?.durationSec ?? 0);
    await app.until(async () => expect(await app.remains()).toEqual([]));
  });
});

describe('recorders that nobody wants', () => {
  let app: DockerApp;
  const labels = (recording: string, installation = app.installation) => ({
    'jomo.installation': installation,
    'jomo.recording': recording,
    'jomo.role': 'recorder',
  });
  const sleeper = (name: string, recording: string, installation?: string) =>
    app.calls.createContainer({
      name,
      Image: image,
      Entrypoint: ['sleep', '600'],
      Labels: labels(recording, installation),
      HostConfig: { NetworkMode: 'none' },
    });
  beforeEach(async () => {
    app = await openDockerApp({ image });
  });
  afterEach(() => app.close(), 60_000);

  it('are removed, running or dead, with their volumes; those of another installation are left alone', async () => {
    const stray = await sleeper(`jomo-test-stray-${app.network}`, 'unknown1');
    await stray.start();
    await sleeper(`jomo-test-dead-${app.network}`, 'unknown2');
    await app.calls.createVolume({ Name: 'jomo-spool-unknown3', Labels: labels('unknown3') });
    const foreign = await sleeper(`jomo-test-foreign-${app.network}`, 'unknown4', 'somebody-else');
    try {
      await foreign.start();
      await app.until(async () => expect(await app.remains()).toEqual([]));
      expect((await foreign.inspect()).State.Running).toBe(true);
    } finally {
      await foreign.remove({ force: true });
    }
  });
});

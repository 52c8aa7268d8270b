import { spawn } from 'node:child_process';
import { root } from './root.mjs';

/**
 * Runs a program in the project's folder and resolves with its exit code (128 + n for a signal, 127 when it cannot be
 * started). What it prints passes through unless `quiet`; then it is answered as `output`.
 */
export function run(command, args, { env = {}, quiet = false, cwd = root } = {}) {
  return new Promise((resolve) => {
    const stdio = quiet ? ['ignore', 'pipe', 'pipe'] : ['ignore', 'inherit', 'inherit'];
    const child = spawn(command, args, { cwd, stdio, env: { ...process.env, ...env } });
    let output = '';
    child.stdout?.on('data', (chunk) => (output += chunk));
    child.stderr?.on('data', (chunk) => (output += chunk));
    const pass = (signal) => child.kill(signal);
    const passed = ['SIGINT', 'SIGTERM', 'SIGHUP'];
    for (const signal of passed) process.on(signal, pass);
    const end = (code) => {
      for (const signal of passed) process.off(signal, pass);
      resolve({ code, output });
    };
    child.once('error', () => end(127));
    child.once('close', (code, signal) => end(signal ? 128 : (code ?? 1)));
  });
}

/** Runs a program of node_modules by this Node, without npx. */
export function runTool(file, args, options) {
  return run(process.execPath, [`node_modules/${file}`, ...args], options);
}

import { type PresetName, presets } from '../../protocol/index';
import type { MachinePort } from '../ports';
import type { Child } from '../process/spawn-child';
import { type Display, startDisplay } from './start-display';
import { type Sound, startSound } from './start-sound';

export type Machine = MachinePort & {
  /** Name of the display and the environment that leads a program to screen and sound. Throws before `start`. */
  outputs(): { name: string; env: Record<string, string> };
};

/** Screen and sound card as one thing: started together, stopped together. */
export function createMachine(options: { quality: PresetName; workDir: string; env: Record<string, string> }): Machine {
  const { width, height } = presets[options.quality];
  let starting: Promise<Display | Sound>[] = [];
  let started: [Display, Sound] | null = null;
  const children: Child[] = [];
  return {
    start: async () => {
      const { workDir, env } = options;
      const display = startDisplay({ workDir, width, height, env });
      const sound = startSound({ workDir, env });
      void display.then((one) => children.push(one.child)).catch(() => undefined);
      void sound.then((one) => children.push(...one.children)).catch(() => undefined);
      starting = [display, sound];
      started = await Promise.all([display, sound]);
    },
    outputs: () => {
      if (!started) throw new Error('The display is not running.');
      const [display, sound] = started;
      return {
        name: display.name,
        env: { ...options.env, ...sound.env, DISPLAY: display.name, XAUTHORITY: display.xauthority },
      };
    },
    stop: async () => {
      await Promise.allSettled(starting);
      const ladder = [['SIGTERM', 500] as const, ['SIGKILL', 500] as const];
      await Promise.all(children.map((child) => child.stop(ladder)));
    },
  };
}

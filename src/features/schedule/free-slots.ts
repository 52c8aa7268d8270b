import type { CapacityView } from '@/shared/views';

type Preset = keyof CapacityView['costs'];

/** How many more recordings of a preset fit at once. */
export function freeSlots({ capacityCores, usedCores, costs }: CapacityView, preset: Preset): number {
  // A thousandth of a core is rounding, not work.
  return Math.max(0, Math.floor((capacityCores - usedCores + 0.001) / costs[preset]));
}

/** The same as a sentence for the form. */
export function describeSlots(capacity: CapacityView, preset: Preset): { text: string; free: boolean } {
  const slots = freeSlots(capacity, preset);
  if (slots > 1) return { text: `Room for ${slots} more recordings in this quality now.`, free: true };
  if (slots === 1) return { text: 'Room for 1 more recording in this quality now.', free: true };
  if (capacity.usedCores === 0) {
    return { text: 'This quality is too much for this machine. Choose a smaller one.', free: false };
  }
  return { text: 'No room in this quality now. The recording will wait for a free slot.', free: false };
}

import type { CapacityView } from '@/shared/views';
import { capacityTexts } from '@/texts/capture';

type Preset = keyof CapacityView['costs'];

/** How many more recordings of a preset fit at once. */
export function freeSlots({ capacityCores, usedCores, costs }: CapacityView, preset: Preset): number {
  // A thousandth of a core is rounding, not work.
  return Math.max(0, Math.floor((capacityCores - usedCores + 0.001) / costs[preset]));
}

/** The same as a sentence for the form. */
export function describeSlots(capacity: CapacityView, preset: Preset): { text: string; free: boolean } {
  const slots = freeSlots(capacity, preset);
  if (slots > 0) return { text: capacityTexts.room(slots), free: true };
  if (capacity.usedCores === 0) {
    return { text: capacityTexts.tooMuch, free: false };
  }
  return { text: capacityTexts.noRoom, free: false };
}

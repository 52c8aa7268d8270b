'use client';

import { Segmented } from '@/components/ui/segmented';
import type { Priority } from '@/shared/event';
import { scheduleTexts } from '@/texts/schedule';

const options = [
  { value: '-1', label: scheduleTexts.priorities.low },
  { value: '0', label: scheduleTexts.priorities.normal },
  { value: '1', label: scheduleTexts.priorities.high },
] as const;

export function PriorityPicker({ value, onChange }: { value: Priority; onChange: (priority: Priority) => void }) {
  return (
    <Segmented
      legend={scheduleTexts.priority}
      value={String(value) as (typeof options)[number]['value']}
      options={options}
      onChange={(chosen) => onChange(chosen === '1' ? 1 : chosen === '-1' ? -1 : 0)}
    />
  );
}

'use client';

import { Segmented } from '@/components/ui/segmented';
import type { Priority } from '@/shared/event';

const options = [
  { value: '-1', label: 'Low' },
  { value: '0', label: 'Normal' },
  { value: '1', label: 'High' },
] as const;

export function PriorityPicker({ value, onChange }: { value: Priority; onChange: (priority: Priority) => void }) {
  return (
    <Segmented
      legend="Priority"
      value={String(value) as (typeof options)[number]['value']}
      options={options}
      onChange={(chosen) => onChange(chosen === '1' ? 1 : chosen === '-1' ? -1 : 0)}
    />
  );
}

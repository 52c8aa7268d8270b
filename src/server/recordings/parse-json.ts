import type { z } from 'zod';

/** A column of JSON; null when it is empty or was written by a version that understood it differently. */
export function parseJson<T>(schema: z.ZodType<T>, text: string | null): T | null {
  if (text === null) return null;
  const parsed = schema.safeParse(JSON.parse(text));
  return parsed.success ? parsed.data : null;
}

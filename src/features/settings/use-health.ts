import { useQuery } from '@tanstack/react-query';
import type { HealthReport } from '@/shared/health-report';

/** zod comes with the first answer: the pages that only ask whether recording is possible stay small. */
async function readHealth(): Promise<HealthReport> {
  const [answer, { healthReport }] = await Promise.all([fetch('/health'), import('@/shared/health-report')]);
  return healthReport.parse(await answer.json());
}

/** How the server is, asked again every few seconds. */
export function useHealth() {
  return useQuery({ queryKey: ['health'], queryFn: readHealth, refetchInterval: 5_000 });
}

import { useQuery } from '@tanstack/react-query';
import { type HealthReport, healthReport } from '@/shared/health-report';

async function readHealth(): Promise<HealthReport> {
  const answer = await fetch('/health');
  return healthReport.parse(await answer.json());
}

/** How the server is, asked again every few seconds. */
export function useHealth() {
  return useQuery({ queryKey: ['health'], queryFn: readHealth, refetchInterval: 5_000 });
}

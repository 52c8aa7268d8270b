import type { BenchPart } from './row';

/** Every part by name, in the order in which they run. Loaded one by one, so that one that is broken stops no other. */
export const parts: Readonly<Record<string, () => Promise<BenchPart>>> = {
  recorder: async () => (await import('./rows/recorder')).recorderPart,
  film: async () => (await import('./rows/recorder')).filmPart,
  fidelity: async () => (await import('./rows/fidelity')).fidelityPart,
  start: async () => (await import('./rows/start')).startPart,
  'start-docker': async () => (await import('./rows/start')).startDockerPart,
  packaging: async () => (await import('./rows/packaging')).packagingPart,
  media: async () => (await import('./rows/media')).mediaPart,
  player: async () => (await import('./rows/player')).playerPart,
  chat: async () => (await import('./rows/chat')).chatPart,
  pages: async () => (await import('./rows/pages')).pagesPart,
  lighthouse: async () => (await import('./rows/lighthouse')).lighthousePart,
  library: async () => (await import('./rows/library')).libraryPart,
  agenda: async () => (await import('./rows/agenda')).agendaPart,
  scheduled: async () => (await import('./rows/scheduled')).scheduledPart,
  probes: async () => (await import('./rows/probes')).probesPart,
  idle: async () => (await import('./rows/idle')).idlePart,
};

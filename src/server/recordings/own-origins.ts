/** The origins under which this app's own test card is reached from its own machine. */
export function ownOrigins({ internalUrl, port }: { internalUrl: string; port: number }): string[] {
  return [new URL(internalUrl).origin, `http://localhost:${port}`, `http://127.0.0.1:${port}`];
}

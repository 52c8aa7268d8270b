/** Lets the browser do what waits: a tap, a frame, what was fetched. Long work is split by it. */
export const nextTask = (): Promise<void> => new Promise((resolve) => setTimeout(resolve));

/** Lets one piece of work run at a time, in the order they came. */
export function createTurns() {
  let last: Promise<unknown> = Promise.resolve();
  return {
    take<T>(work: () => Promise<T>): Promise<T> {
      const turn = last.then(work, work);
      last = turn.catch(() => {});
      return turn;
    },
  };
}

/** A player that says nothing for so long is not being watched any more: another one that goes on has the say again. */
export const SILENT_MS = 30_000;

export type ProgressWrite = { player: string | null; positionAt: Date; actionAt: Date };

/**
 * Which stored progress a write may replace, as conditions of which one must hold, so that the database decides in one
 * statement. The newest viewing action wins: where somebody last opened, played, paused or jumped has the say, and a
 * television that plays on in an empty room has not, until the other one has been silent for `SILENT_MS`. Writes of one
 * player that overtake each other are sorted by the time at which the position was reached.
 */
export function replaceable({ player, positionAt, actionAt }: ProgressWrite) {
  const silent = new Date(positionAt.getTime() - SILENT_MS);
  return [
    { actionAt: { lt: actionAt } },
    { actionAt: null, updatedAt: { lte: positionAt } },
    { updatedAt: { lt: silent } },
    ...(player === null ? [] : [{ player, updatedAt: { lte: positionAt } }]),
  ];
}

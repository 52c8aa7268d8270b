import type { FileHandle } from 'node:fs/promises';
import type { ServerResponse } from 'node:http';

/** Large reads cost less CPU a gigabyte; a viewer with a slow network holds one such piece in memory. */
const PIECE_BYTES = 256 * 1024;
const MAX_SPARE = 16;

/** Pieces are used again and again: allocating them for each read makes the process grow under many short requests. */
const spare: Buffer[] = [];
const takePiece = () => spare.pop() ?? Buffer.allocUnsafeSlow(PIECE_BYTES);

/** The client has gone away, or the file has become shorter than announced. */
class Cut extends Error {}

/** Resolves when the piece has left this process and may be overwritten; rejects when it never will. */
function write(response: ServerResponse, piece: Buffer): Promise<void> {
  return new Promise((resolve, reject) => {
    const gone = () => reject(new Cut());
    if (response.destroyed) return gone();
    response.once('close', gone);
    response.write(piece, (error) => {
      // With an error the connection is closing; the piece is let go once it has.
      if (error && !response.closed) return;
      response.off('close', gone);
      if (error) gone();
      else resolve();
    });
  });
}

/**
 * Sends bytes of a file as the rest of an answer whose head is written, and ends it. Resolves too when the client goes
 * away. Closes nothing but the answer.
 */
export async function pourFile(handle: FileHandle, response: ServerResponse, start: number, length: number) {
  const piece = takePiece();
  // Said by `write` as well; without a listener it would end the process.
  response.on('error', () => {});
  try {
    for (let sent = 0; sent < length; ) {
      const { bytesRead } = await handle.read(piece, 0, Math.min(PIECE_BYTES, length - sent), start + sent);
      if (bytesRead === 0) throw new Cut();
      await write(response, piece.subarray(0, bytesRead));
      sent += bytesRead;
    }
    response.end();
  } catch (error) {
    response.destroy();
    if (!(error instanceof Cut)) throw error;
  } finally {
    if (spare.length < MAX_SPARE) spare.push(piece);
  }
}

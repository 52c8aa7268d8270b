export type Variant = {
  uri: string;
  /** Bits per second. */
  bandwidth: number;
  averageBandwidth: number;
  /** Null for sound only. */
  width: number | null;
  height: number | null;
  fps: number | null;
  /** RFC 6381, joined by commas. */
  codecs: string;
};

function renderVariant(variant: Variant): string[] {
  const attributes = [
    `BANDWIDTH=${variant.bandwidth}`,
    `AVERAGE-BANDWIDTH=${variant.averageBandwidth}`,
    `CODECS="${variant.codecs}"`,
    ...(variant.width && variant.height ? [`RESOLUTION=${variant.width}x${variant.height}`] : []),
    ...(variant.fps ? [`FRAME-RATE=${variant.fps.toFixed(3)}`] : []),
  ];
  return [`#EXT-X-STREAM-INF:${attributes.join(',')}`, variant.uri];
}

/**
 * The master playlist, variants in the order given. Give the source first: hls.js and Safari begin with the first
 * variant, so the first picture is the best one. Sound and picture are muxed in every rung, so the sound-only rung is
 * a variant with neither RESOLUTION nor FRAME-RATE, last: Safari falls back to it on a very thin line; hls.js drops
 * sound-only variants when others carry pictures, so a listening mode there opens its media playlist directly.
 */
export function renderMasterPlaylist(variants: readonly Variant[]): string {
  const lines = ['#EXTM3U', '#EXT-X-VERSION:7', '#EXT-X-INDEPENDENT-SEGMENTS', ...variants.flatMap(renderVariant)];
  return `${lines.join('\n')}\n`;
}

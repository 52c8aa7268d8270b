import { parse as parseCsv } from 'csv-parse/sync';
import { XMLParser } from 'fast-xml-parser';
import { z } from 'zod';
import { AppError } from '../../errors';

/** One channel of an import: an address, and its name when the file says one. */
export type ImportedChannel = { url: string; name: string | null };

export const MAX_IMPORT_BYTES = 2 * 1024 * 1024;
export const MAX_IMPORT_CHANNELS = 2000;

const outline: z.ZodType<Outline> = z.lazy(() =>
  z.object({
    '@xmlUrl': z.string().optional(),
    '@htmlUrl': z.string().optional(),
    '@title': z.string().optional(),
    '@text': z.string().optional(),
    outline: z.array(outline).optional(),
  }),
);
type Outline = {
  '@xmlUrl'?: string | undefined;
  '@htmlUrl'?: string | undefined;
  '@title'?: string | undefined;
  '@text'?: string | undefined;
  outline?: Outline[] | undefined;
};
const opml = z.object({ opml: z.object({ body: z.object({ outline: z.array(outline).default([]) }) }) });

/** A feed of YouTube's names the channel by its id. */
function pageOfFeed(feed: string | undefined): string | null {
  const id = /[?&]channel_id=([\w-]+)/.exec(feed ?? '')?.[1];
  return id ? `https://www.youtube.com/channel/${id}` : null;
}

function readOpml(text: string): ImportedChannel[] {
  const parser = new XMLParser({
    ignoreAttributes: false,
    attributeNamePrefix: '@',
    parseAttributeValue: false,
    // No entities of the file's own: they are how small files become big ones.
    processEntities: { enabled: true, maxTotalExpansions: 10_000, maxEntityCount: 0 },
    isArray: (name) => name === 'outline',
  });
  const parsed = opml.safeParse(parser.parse(text));
  if (!parsed.success) throw new AppError('bad_input', 'This OPML file has no list of subscriptions in it.');
  const found: ImportedChannel[] = [];
  const left = [...parsed.data.opml.body.outline];
  for (let one = left.shift(); one; one = left.shift()) {
    const url = pageOfFeed(one['@xmlUrl']) ?? one['@htmlUrl'] ?? null;
    if (url) found.push({ url, name: one['@title'] ?? one['@text'] ?? null });
    left.push(...(one.outline ?? []));
  }
  return found;
}

/** YouTube's export: "Channel Id,Channel Url,Channel Title", the titles of the columns in the user's language. */
function readCsv(text: string): ImportedChannel[] {
  const rows = z
    .array(z.array(z.string()))
    .parse(parseCsv(text, { relax_column_count: true, skip_empty_lines: true, bom: true, trim: true }));
  return rows.flatMap((row) => {
    const at = row.findIndex((cell) => /^https?:\/\//i.test(cell));
    const url = row[at];
    return url === undefined
      ? []
      : [{ url: url.replace(/^http:\/\/(www\.)?youtube/i, 'https://www.youtube'), name: row[at + 1] || null }];
  });
}

function readLines(text: string): ImportedChannel[] {
  return text
    .split(/\s+/)
    .filter((word) => /^https?:\/\/\S+$|^[\w-]+(\.[\w-]+)+(:\d+)?(\/\S*)?$/i.test(word))
    .map((word) => ({ url: /^https?:/i.test(word) ? word : `https://${word}`, name: null }));
}

function read(text: string): ImportedChannel[] {
  try {
    if (/^\s*(<\?xml|<opml)/i.test(text)) return readOpml(text);
    return /^[^\n]*,[^\n]*$/m.test(text) ? readCsv(text) : readLines(text);
  } catch (cause) {
    if (cause instanceof AppError) throw cause;
    throw new AppError('bad_input', 'This file cannot be read: it is neither a list of addresses, nor CSV, nor OPML.', {
      cause,
    });
  }
}

/**
 * The channels of a pasted list of addresses, a YouTube subscriptions export (CSV) or an OPML file; each once. Throws
 * AppError `bad_input` for something else, or too much.
 */
export function readImport(text: string): ImportedChannel[] {
  if (Buffer.byteLength(text) > MAX_IMPORT_BYTES) {
    throw new AppError('bad_input', 'This file is larger than 2 MB, which no list of channels is.');
  }
  const valid = read(text).filter(({ url }) => URL.canParse(url));
  const found = [...new Map(valid.map((channel) => [channel.url, channel])).values()];
  if (found.length === 0) throw new AppError('bad_input', 'No address was found in it.');
  if (found.length > MAX_IMPORT_CHANNELS) {
    throw new AppError('bad_input', `It names ${found.length} channels; ${MAX_IMPORT_CHANNELS} at once is the most.`);
  }
  return found;
}

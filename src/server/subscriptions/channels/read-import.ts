import { parse as parseCsv } from 'csv-parse/sync';
import { XMLParser } from 'fast-xml-parser';
import { z } from 'zod';
import type { RefusedEntry } from '@/shared/channel-views';
import { AppError } from '../../errors';

/** One channel of an import: an address, and its name when the file says one. `line` as in `RefusedEntry`. */
export type ImportedChannel = { url: string; name: string | null; line: number | null };

export type ReadImport = { channels: ImportedChannel[]; refused: RefusedEntry[] };

export const MAX_IMPORT_BYTES = 2 * 1024 * 1024;
export const MAX_IMPORT_CHANNELS = 2000;

const NO_ADDRESS = 'There is no web address in it.';
const NO_PAGE = 'It has no address.';
const ODD_SCHEME = 'An address has to begin with http:// or https://.';

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

function readOpml(text: string): ReadImport {
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
  const found: ReadImport = { channels: [], refused: [] };
  const left = [...parsed.data.opml.body.outline];
  for (let one = left.shift(); one; one = left.shift()) {
    const url = pageOfFeed(one['@xmlUrl']) ?? one['@htmlUrl'] ?? null;
    const name = one['@title'] ?? one['@text'] ?? null;
    if (url) found.channels.push({ url, name, line: null });
    else if (!one.outline) found.refused.push({ line: null, text: name ?? 'An entry', reason: NO_PAGE });
    left.push(...(one.outline ?? []));
  }
  return found;
}

const csvRow = z.object({ record: z.array(z.string()), info: z.object({ lines: z.number() }) });

/** YouTube's export: "Channel Id,Channel Url,Channel Title", the titles of the columns in the user's language. */
function readCsv(text: string): ReadImport {
  const options = { relax_column_count: true, skip_empty_lines: true, bom: true, trim: true, info: true };
  const rows = z.array(csvRow).parse(parseCsv(text, options));
  const found: ReadImport = { channels: [], refused: [] };
  for (const [index, { record, info }] of rows.entries()) {
    const at = record.findIndex((cell) => /^https?:\/\//i.test(cell));
    const url = record[at];
    const isHeading = index === 0 && record.length > 1 && record.length === rows[1]?.record.length;
    if (url !== undefined) {
      const address = url.replace(/^http:\/\/(www\.)?youtube/i, 'https://www.youtube');
      found.channels.push({ url: address, name: record[at + 1] || null, line: info.lines });
    } else if (!isHeading) found.refused.push({ line: info.lines, text: record.join(', '), reason: NO_ADDRESS });
  }
  return found;
}

const ADDRESS = /^https?:\/\/\S+$|^[\w-]+(\.[\w-]+)+(:\d+)?(\/\S*)?$/i;

/** One address or more on each line; other words beside one are its name or a remark. */
function readLines(text: string): ReadImport {
  const found: ReadImport = { channels: [], refused: [] };
  for (const [index, content] of text.split(/\r\n|\r|\n/).entries()) {
    const line = index + 1;
    const words = content.split(/[\s,]+/).filter((word) => word !== '');
    const addresses = words.filter((word) => ADDRESS.test(word));
    for (const word of addresses) {
      found.channels.push({ url: /^https?:/i.test(word) ? word : `https://${word}`, name: null, line });
    }
    if (words.length > 0 && addresses.length === 0) {
      const reason = /^[a-z][\w+.-]*:/i.test(words[0] ?? '') ? ODD_SCHEME : NO_ADDRESS;
      found.refused.push({ line, text: content.trim(), reason });
    }
  }
  return found;
}

/** A comma alone makes no CSV: a remark on a line of a pasted list may have one. */
function readTable(text: string): ReadImport {
  try {
    const rows = readCsv(text);
    if (rows.channels.some(({ name }) => name !== null)) return rows;
  } catch {
    // Quotation marks that nothing closes; line by line its addresses can still be read.
  }
  return readLines(text);
}

function read(text: string): ReadImport {
  try {
    if (/^\s*(<\?xml|<opml)/i.test(text)) return readOpml(text);
    return /^[^\n]*,[^\n]*$/m.test(text) ? readTable(text) : readLines(text);
  } catch (cause) {
    if (cause instanceof AppError) throw cause;
    throw new AppError('bad_input', 'This file cannot be read: it is neither a list of addresses, nor CSV, nor OPML.', {
      cause,
    });
  }
}

/**
 * The channels of a pasted list of addresses, a YouTube subscriptions export (CSV) or an OPML file; each once; and what
 * of it is no address. Throws AppError `bad_input` for something else, or too much.
 */
export function readImport(text: string): ReadImport {
  if (Buffer.byteLength(text) > MAX_IMPORT_BYTES) {
    throw new AppError('bad_input', 'This file is larger than 2 MB, which no list of channels is.');
  }
  const { channels, refused } = read(text.replace(/^\uFEFF/, ''));
  const valid = channels.filter(({ url }) => URL.canParse(url));
  const broken = channels.filter(({ url }) => !URL.canParse(url));
  const seen = new Set<string>();
  const found = valid.filter(({ url }) => !seen.has(url) && seen.add(url));
  if (found.length === 0) throw new AppError('bad_input', 'No address was found in it.');
  if (found.length > MAX_IMPORT_CHANNELS) {
    throw new AppError('bad_input', `It names ${found.length} channels; ${MAX_IMPORT_CHANNELS} at once is the most.`);
  }
  const unreadable = broken.map(({ url, line }) => ({ line, text: url, reason: NO_ADDRESS }));
  return { channels: found, refused: [...refused, ...unreadable] };
}

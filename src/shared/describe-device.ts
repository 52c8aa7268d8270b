/** What televisions and their boxes call themselves; the first that fits counts. */
const televisions: readonly (readonly [pattern: string, name: string])[] = [
  ['Tizen.+TV|SMART-TV.+Tizen|Maple', 'Samsung TV'],
  ['Web0S|webOS.+TV|NetCast', 'LG TV'],
  ['BRAVIA', 'Sony TV'],
  ['\\bAFT[A-Z0-9]+\\b', 'Fire TV'],
  ['CrKey', 'Chromecast'],
  ['AppleTV|Apple TV', 'Apple TV'],
  ['Roku', 'Roku'],
  ['VIDAA', 'Hisense TV'],
  ['PhilipsTV|NETTV', 'Philips TV'],
  ['Viera', 'Panasonic TV'],
  ['Android.+\\bTV\\b|GoogleTV', 'Android TV'],
  ['SmartTV|SMART-TV|Smart TV|HbbTV|\\bTV Safari', 'Television'],
];

/** Source of a regular expression (ignore case) that finds the browser of a television. */
export const televisionPattern = televisions.map(([pattern]) => pattern).join('|');

const systems: readonly (readonly [RegExp, string])[] = [
  [/PlayStation/, 'PlayStation'],
  [/Xbox/, 'Xbox'],
  [/iPhone/, 'iPhone'],
  [/iPad/, 'iPad'],
  [/Android/, 'Android'],
  [/CrOS/, 'Chromebook'],
  [/Windows/, 'Windows'],
  [/Mac OS X/, 'Mac'],
  [/Linux/, 'Linux'],
];

const browsers: readonly (readonly [RegExp, string])[] = [
  [/Edg/, 'Edge'],
  [/OPR\//, 'Opera'],
  [/Firefox\//, 'Firefox'],
  [/Chrome\//, 'Chrome'],
  [/Safari\//, 'Safari'],
];

const find = (list: readonly (readonly [RegExp, string])[], text: string) =>
  list.find(([pattern]) => pattern.test(text))?.[1];

/** A user agent in a word or three: "Samsung TV", "Firefox on Linux"; null when nothing is known. */
export function describeDevice(userAgent: string): string | null {
  const television = televisions.find(([pattern]) => new RegExp(pattern, 'i').test(userAgent));
  if (television) return television[1];
  const browser = find(browsers, userAgent);
  const system = find(systems, userAgent);
  return browser && system ? `${browser} on ${system}` : (system ?? browser ?? null);
}

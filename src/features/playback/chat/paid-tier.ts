/** What one US dollar is in other money, roughly: the ladder is coarse, and sites round too. */
const perDollar: Readonly<Record<string, number>> = {
  ...{ $: 1, US$: 1, USD: 1, CA$: 1.4, CAD: 1.4, A$: 1.5, AUD: 1.5, NZ$: 1.7, NZD: 1.7, HK$: 7.8, HKD: 7.8 },
  ...{ NT$: 32, TWD: 32, R$: 5.5, BRL: 5.5, MX$: 18, MXN: 18, S$: 1.35, SGD: 1.35, '€': 0.92, EUR: 0.92 },
  ...{ '£': 0.78, GBP: 0.78, '¥': 150, 'JP¥': 150, '￥': 150, JPY: 150, 'CN¥': 7.2, CNY: 7.2, '₩': 1370, KRW: 1370 },
  ...{ '₹': 85, INR: 85, '₽': 90, RUB: 90, '₱': 57, PHP: 57, ZŁ: 4, PLN: 4, KR: 10.5, SEK: 10.5, NOK: 10.5, DKK: 7 },
  ...{ CHF: 0.9, KČ: 23, CZK: 23, FT: 360, HUF: 360, '₺': 34, TRY: 34, '₪': 3.7, ILS: 3.7, '฿': 35, THB: 35 },
  ...{ '₫': 25_000, VND: 25_000, RP: 15_800, IDR: 15_800, RM: 4.5, MYR: 4.5, ZAR: 18, ARS: 1000, CLP: 950, COP: 4200 },
  ...{ PEN: 3.8, AED: 3.7, SAR: 3.75, UAH: 41, '₴': 41, RON: 4.6 },
};

/** Bits, kicks and the like, which carry no currency: a hundred of them are a dollar. */
const POINTS_PER_DOLLAR = 100;

/** From so many dollars on a message stays pinned for so long: YouTube's own ladder (help page on Super Chat). */
const ladder = [
  { dollars: 500, minutes: 300 },
  { dollars: 400, minutes: 240 },
  { dollars: 300, minutes: 180 },
  { dollars: 200, minutes: 120 },
  { dollars: 100, minutes: 60 },
  { dollars: 50, minutes: 30 },
  { dollars: 20, minutes: 10 },
  { dollars: 10, minutes: 5 },
  { dollars: 5, minutes: 2 },
  // YouTube pins nothing below; here everybody who paid is seen.
  { dollars: 0, minutes: 0.5 },
] as const;

/** Gifts of memberships and other words without a sum. */
const WORDS_DOLLARS = 10;

/** "1,000.50", "1.000,50", "5,00" and "1 000" as numbers: three digits after the only mark are thousands. */
function parseNumber(text: string): number {
  const digits = text.replace(/[\s\u00a0\u202f]/g, '');
  const decimal = /[.,](\d{1,2})$/.exec(digits);
  const whole = (decimal ? digits.slice(0, decimal.index) : digits).replace(/[.,]/g, '');
  return Number(decimal ? `${whole}.${decimal[1]}` : whole);
}

/** An amount as a site prints it ("€5.00", "5.00 EUR", "¥1,000", "100"), in US dollars, roughly. */
export function dollarsOf(amount: string | undefined): number {
  if (!amount) return 0;
  const number = /\d(?:[\d.,\s\u00a0\u202f]*\d)?/.exec(amount);
  if (!number) return WORDS_DOLLARS;
  const value = parseNumber(number[0]);
  const money = amount
    .replace(number[0], '')
    .replace(/[\s\u00a0]/g, '')
    .toUpperCase();
  const rate = perDollar[money];
  if (rate !== undefined) return value / rate;
  return money === '' || /^(BITS?|CHEER|KICKS?)$/.test(money) ? value / POINTS_PER_DOLLAR : WORDS_DOLLARS;
}

/** How long a paid message stays at the top, ms, and how loudly it is shown (0 to 2). Pure. */
export function paidTier(amount: string | undefined): { pinMs: number; level: 0 | 1 | 2 } {
  const dollars = dollarsOf(amount);
  const minutes = ladder.find((step) => dollars >= step.dollars)?.minutes ?? 0.5;
  return { pinMs: minutes * 60_000, level: dollars >= 100 ? 2 : dollars >= 10 ? 1 : 0 };
}

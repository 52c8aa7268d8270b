/** The months as English, German, Dutch, French, Spanish, Italian and Portuguese write them, short and long. */
const spellings = [
  'jan january januar januari janvier janv enero ene gennaio gen janeiro',
  'feb february februar februari février févr fevrier febrero febbraio fevereiro fev',
  'mar march märz maerz mrz maart mrt mars marzo março',
  'apr april avril avr abril abr aprile',
  'may mai mei mayo maggio mag maio',
  'jun june juni juin junio giugno giu junho',
  'jul july juli juillet juil julio luglio lug julho',
  'aug august augustus août aout agosto ago',
  'sep sept september septembre septiembre settembre set setembro',
  'oct october oktober okt octobre octubre ottobre ott outubro out',
  'nov november novembre noviembre novembro',
  'dec december dezember dez décembre déc decembre diciembre dic dicembre dezembro',
];

const numbers: ReadonlyMap<string, number> = new Map(
  spellings.flatMap((names, index) => names.split(' ').map((name): [string, number] => [name, index + 1])),
);

/** A group for a regular expression with the flags `iu`: any of the names, the longest first. */
export const MONTH_NAME = `(${[...numbers.keys()].sort((a, b) => b.length - a.length).join('|')})(?!\\p{L})\\.?`;

/** 1 to 12; 0 = no month. */
export function monthNumber(name: string | undefined): number {
  return numbers.get((name ?? '').toLowerCase()) ?? 0;
}

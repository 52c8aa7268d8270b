import { expect, it } from 'vitest';
import { dollarsOf, paidTier } from './paid-tier';

it('reads amounts as sites print them', () => {
  const cases: [string, number][] = [
    ['$5.00', 5],
    ['€4.60', 5],
    ['4,60 €', 5],
    ['5.00 USD', 5],
    ['¥1,500', 10],
    ['₩13,700', 10],
    ['CA$14.00', 10],
    ['$1,000.50', 1000.5],
    ['1.500,00 $', 1500],
    ['100', 1],
    ['Cheer500', 5],
  ];
  for (const [amount, dollars] of cases) expect(dollarsOf(amount), amount).toBeCloseTo(dollars, 1);
});

it('gives words without a sum, and money that it does not know, a middling place', () => {
  expect(dollarsOf('Welcome to the club!')).toBe(10);
  expect(dollarsOf('Sent 20 memberships')).toBe(10);
  expect(dollarsOf('50 XYZ')).toBe(10);
  expect(dollarsOf(undefined)).toBe(0);
});

it('pins longer the more was paid', () => {
  const minutes = (amount: string) => paidTier(amount).pinMs / 60_000;
  expect(['$2', '$5', '$10', '$20', '$50', '$100', '$500'].map(minutes)).toEqual([0.5, 2, 5, 10, 30, 60, 300]);
  expect(['$9', '$10', '$99', '$100'].map((amount) => paidTier(amount).level)).toEqual([0, 1, 1, 2]);
});

import { expect, it } from 'vitest';
import { parenthesizeModules } from './parenthesize-modules.mjs';

const chunk = '(globalThis.TURBOPACK||(globalThis.TURBOPACK=[])).push([0,11,e=>{e(1)},12,13,(e,t)=>{t(2)}]);';

it('puts each module of a chunk in parentheses, and nothing else', () => {
  expect(parenthesizeModules(chunk)).toBe(
    '(globalThis.TURBOPACK||(globalThis.TURBOPACK=[])).push([0,11,(e=>{e(1)}),12,13,((e,t)=>{t(2)})]);',
  );
});

it('leaves a chunk alone that it has seen before, and what is no chunk', () => {
  expect(parenthesizeModules(parenthesizeModules(chunk))).toBe(parenthesizeModules(chunk));
  const other = 'const list=[e=>{e(1)}];list.map((e)=>e);';
  expect(parenthesizeModules(other)).toBe(other);
});

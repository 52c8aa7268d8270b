import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { parse } from 'acorn';

/** The modules of a chunk: `TURBOPACK.push([script, id, module, id, module, …])`; none in any other file. */
function modulesIn(program) {
  const calls = program.body.flatMap(({ expression }) => (expression?.type === 'CallExpression' ? [expression] : []));
  const lists = calls.flatMap(({ arguments: [list] }) => (list?.type === 'ArrayExpression' ? list.elements : []));
  return lists.filter((element) => element?.type === 'ArrowFunctionExpression');
}

/**
 * A chunk with each of its modules in parentheses. Browsers take that for a function that is called at once, and compile
 * it when the chunk comes, V8 on a thread of its own; else they compile it again when it is called, on the one thread
 * that the page has. For hls.js that is the difference between 23 and 3 ms.
 */
export function parenthesizeModules(code) {
  let result = code;
  for (const { start, end } of modulesIn(parse(code, { ecmaVersion: 'latest' })).reverse()) {
    if (code[start - 1] === '(') continue;
    result = `${result.slice(0, start)}(${result.slice(start, end)})${result.slice(end)}`;
  }
  return result;
}

/** Does so with everything that Next has built into `dir`. */
export function parenthesizeChunks(dir) {
  for (const name of readdirSync(dir)) {
    if (!name.endsWith('.js')) continue;
    const file = path.join(dir, name);
    const code = readFileSync(file, 'utf8');
    const eager = parenthesizeModules(code);
    if (eager !== code) writeFileSync(file, eager);
  }
}

import type { JobsQueryOptions, RemoveJobsOptions } from 'agenda';

/** A WHERE clause with its parameters. */
export type Filter = { where: string; values: (string | number | null)[] };

type Condition = { sql: string; values: (string | number | null)[] };

function all(conditions: Condition[]): Filter {
  return {
    where: conditions.map((condition) => condition.sql).join(' AND ') || '1',
    values: conditions.flatMap((condition) => condition.values),
  };
}

function oneOf(column: string, values: readonly string[], not = ''): Condition {
  return { sql: `${column} ${not} IN (SELECT value FROM json_each(?))`, values: [JSON.stringify(values)] };
}

/** `data` matches when every given field has that value; anything that is not a plain object must be equal as a whole. */
function dataConditions(data: unknown): Condition[] {
  if (!isPlainObject(data)) return [fieldCondition('data', data)];
  return flatten(data, 'data').map(([path, value]) => fieldCondition(path, value));
}

/** `path` is a column or, below `data`, dotted as in Agenda's `unique`: `data.user.id`. */
export function fieldCondition(path: string, value: unknown): Condition {
  if (path === 'data' || path.startsWith('data.')) {
    const keys = path.split('.').slice(1);
    const jsonPath = `$${keys.map((key) => `.${JSON.stringify(key)}`).join('')}`;
    return { sql: `json_extract(data, ?) IS json_extract(?, '$')`, values: [jsonPath, JSON.stringify(value ?? null)] };
  }
  if (!['name', 'type', 'priority', 'lastModifiedBy'].includes(path)) {
    throw new Error(`A job cannot be unique by "${path}".`);
  }
  return { sql: `"${path}" IS ?`, values: [typeof value === 'number' ? value : String(value)] };
}

function isPlainObject(value: unknown): value is Record<string, unknown> {
  return value !== null && typeof value === 'object' && !Array.isArray(value) && !(value instanceof Date);
}

function flatten(object: Record<string, unknown>, prefix: string): [string, unknown][] {
  return Object.entries(object).flatMap(([key, value]): [string, unknown][] =>
    isPlainObject(value) ? flatten(value, `${prefix}.${key}`) : [[`${prefix}.${key}`, value]],
  );
}

/** Null when nothing is asked for: Agenda's backends then touch nothing rather than everything. */
export function removalFilter(options: RemoveJobsOptions): Filter | null {
  const conditions: Condition[] = [];
  if (options.id) conditions.push(oneOf('id', [options.id]));
  else if (options.ids?.length) conditions.push(oneOf('id', options.ids));
  if (options.name) conditions.push(oneOf('name', [options.name]));
  else if (options.names?.length) conditions.push(oneOf('name', options.names));
  else if (options.notNames?.length) conditions.push(oneOf('name', options.notNames, 'NOT'));
  if (options.data !== undefined) conditions.push(...dataConditions(options.data));
  return conditions.length > 0 ? all(conditions) : null;
}

/** Everything of a query but its state, which is computed. */
export function queryFilter(options: JobsQueryOptions): Filter {
  const conditions: Condition[] = [];
  if (options.search) {
    const pattern = `%${options.search.replaceAll(/[\\%_]/g, '\\$&')}%`;
    conditions.push({ sql: `name LIKE ? ESCAPE '\\'`, values: [pattern] });
  } else if (options.name) conditions.push(oneOf('name', [options.name]));
  else if (options.names?.length) conditions.push(oneOf('name', options.names));
  if (options.id) conditions.push(oneOf('id', [options.id]));
  else if (options.ids?.length) conditions.push(oneOf('id', options.ids));
  if (options.data !== undefined) conditions.push(...dataConditions(options.data));
  if (options.includeDisabled === false) conditions.push({ sql: 'disabled = 0', values: [] });
  return all(conditions);
}

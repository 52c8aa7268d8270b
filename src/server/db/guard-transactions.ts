import type { SqlDriverAdapter, SqlQuery, Transaction } from '@prisma/driver-adapter-utils';

/** Takes SQLite's write lock at once: a transaction that reads first would fail when another connection writes meanwhile. */
const TAKE_WRITE_LOCK: SqlQuery = { sql: 'UPDATE "Setting" SET "value" = "value" WHERE 0', args: [], argTypes: [] };

/**
 * The adapter has one connection, so a write made beside an open transaction would silently become part of it and be
 * lost with its rollback. Here such writes wait for the transaction's end; reads pass. Transactions begin as writers.
 */
export function guardTransactions(connection: SqlDriverAdapter): SqlDriverAdapter {
  let open = 0;
  let ended: (() => void)[] = [];
  const transactionEnd = async () => {
    while (open > 0) await new Promise<void>((resolve) => ended.push(resolve));
  };
  const release = () => {
    open -= 1;
    const waiting = ended;
    ended = [];
    for (const resolve of waiting) resolve();
  };
  const beforeWrite = async ({ sql }: SqlQuery) => {
    if (!/^\s*select\b/i.test(sql)) await transactionEnd();
  };
  const guarded: Partial<SqlDriverAdapter> = {
    async queryRaw(query) {
      await beforeWrite(query);
      return connection.queryRaw(query);
    },
    async executeRaw(query) {
      await beforeWrite(query);
      return connection.executeRaw(query);
    },
    async startTransaction(isolationLevel) {
      await transactionEnd();
      open += 1;
      try {
        const transaction = await connection.startTransaction(isolationLevel);
        await lockForWriting(transaction);
        return releaseAtEnd(transaction, release);
      } catch (error) {
        release();
        throw error;
      }
    },
  };
  return override(connection, guarded);
}

async function lockForWriting(transaction: Transaction): Promise<void> {
  try {
    await transaction.executeRaw(TAKE_WRITE_LOCK);
  } catch (error) {
    await transaction.executeRaw({ sql: 'ROLLBACK', args: [], argTypes: [] });
    await transaction.rollback();
    throw error;
  }
}

function releaseAtEnd(transaction: Transaction, release: () => void): Transaction {
  let over = false;
  const once = () => {
    if (!over) release();
    over = true;
  };
  return override(transaction, {
    async commit() {
      await transaction.commit();
      once();
    },
    async rollback() {
      await transaction.rollback();
      once();
    },
  });
}

/** The object with some methods replaced; the others still run on it, for it has private fields. */
function override<T extends object>(target: T, replaced: Partial<T>): T {
  return new Proxy(target, {
    get(object, key) {
      if (key in replaced) return Reflect.get(replaced, key);
      const value: unknown = Reflect.get(object, key);
      return typeof value === 'function' ? value.bind(object) : value;
    },
  });
}

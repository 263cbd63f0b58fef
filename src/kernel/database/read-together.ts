import { type Statement, Tx } from './transaction.ts';

interface Asked {
  statement: Statement;
  resolve: (answer: { rows: object[]; rowCount: number }) => void;
  reject: (error: unknown) => void;
}

/**
 * Runs `work` with a `Tx` that only reads: what it asks for in the same turn (`Promise.all`) travels together, what it
 * asks for after an answer travels again. PostgreSQL shows each statement what is committed when it runs, here as in a
 * transaction of its own, and refuses writes.
 */
export async function readTogether<T>(
  fly: (statements: readonly Statement[]) => Promise<object[][]>,
  work: (tx: Tx) => Promise<T>,
): Promise<T> {
  let asked: Asked[] = [];
  const send = async () => {
    const batch = asked;
    asked = [];
    try {
      const rows = await fly(batch.map(({ statement }) => statement));
      for (const [index, { resolve }] of batch.entries()) {
        resolve({ rows: rows[index]!, rowCount: rows[index]!.length });
      }
    } catch (error) {
      for (const { reject } of batch) reject(error);
    }
  };
  const tx = new Tx(
    (statement) =>
      new Promise((resolve, reject) => {
        // After everything that this turn still wants to ask for.
        if (asked.length === 0) process.nextTick(() => void send());
        asked.push({ statement, resolve, reject });
      }),
  );
  const result = await work(tx);
  tx.close();
  return result;
}

import pg from 'pg';

/**
 * Locks that live as long as their holder: PostgreSQL takes them away in the moment the process or its connection
 * ends, be it by `kill -9`.
 */
export interface SessionLocks {
  /** Takes a lock, or answers undefined while another process holds it. */
  hold(key: string): Promise<SessionLock | undefined>;
  close(): Promise<void>;
}

export interface SessionLock {
  /** Aborted when the connection, and with it the lock, is gone. */
  signal: AbortSignal;
  /** Asks PostgreSQL, so that a connection which has just died is noticed. */
  isHeld(): Promise<boolean>;
  release(): Promise<void>;
}

/** SQL for "somebody holds the lock of this key"; `key` is an expression of type text. */
export const isLocked = (key: string) => `exists (select 1 from pg_locks l
  where l.locktype = 'advisory' and l.granted and l.objsubid = 1
    and l.database = (select oid from pg_database where datname = current_database())
    and ((l.classid::bigint << 32) | l.objid::bigint) = hashtextextended(${key}, 0))`;

interface Session {
  client: pg.Client;
  end: AbortController;
}

/** Opens no connection before the first lock is asked for; after a lost one the next lock opens another. */
export function createSessionLocks(url: string): SessionLocks {
  let current: Promise<Session> | undefined;

  const connect = async (): Promise<Session> => {
    const client = new pg.Client({
      connectionString: url,
      keepAlive: true,
      connectionTimeoutMillis: 10_000,
      pipeline: true,
    } as pg.ClientConfig);
    const end = new AbortController();
    const forget = () => {
      current = undefined;
      end.abort(new Error('The connection that held the lock is gone'));
    };
    client.on('error', forget);
    client.on('end', forget);
    await client.connect();
    return { client, end };
  };
  const session = () => {
    current ??= connect().catch((error: unknown) => {
      current = undefined;
      throw error;
    });
    return current;
  };

  return {
    async hold(key) {
      const { client, end } = await session();
      const { rows } = await client.query<{ taken: boolean }>(
        'select pg_try_advisory_lock(hashtextextended($1, 0)) as taken',
        [key],
      );
      if (!rows[0]?.taken) return undefined;
      return {
        signal: end.signal,
        isHeld: () =>
          client.query('select 1').then(
            () => true,
            () => false,
          ),
        release: async () => {
          if (end.signal.aborted) return;
          await client.query('select pg_advisory_unlock(hashtextextended($1, 0))', [key]).catch(() => {});
        },
      };
    },
    async close() {
      const open = await current?.catch(() => undefined);
      await open?.client.end();
    },
  };
}

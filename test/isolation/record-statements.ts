import pg from 'pg';

/** Every statement that this process sends to PostgreSQL from now on, as it was sent, put together from all its pieces. */
export function recordStatements(): { texts: ReadonlySet<string>; stop(): void } {
  const texts = new Set<string>();
  const original = pg.Client.prototype.query as (...given: unknown[]) => unknown;
  const prototype = pg.Client.prototype as { query: (...given: unknown[]) => unknown };
  prototype.query = function record(this: pg.Client, ...given: unknown[]) {
    const text = typeof given[0] === 'string' ? given[0] : (given[0] as { text?: string } | undefined)?.text;
    if (text && isServing(this)) texts.add(text);
    return original.apply(this, given);
  };
  return {
    texts,
    stop: () => {
      prototype.query = original;
    },
  };
}

/** Only the serving role's: migrations and the tests themselves look at everything. */
function isServing(client: pg.Client): boolean {
  return (client as { user?: string }).user === 'balai_app';
}

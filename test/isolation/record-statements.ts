import pg from 'pg';

/** Every statement that this process sends to PostgreSQL from now on, as it was sent, put together from all its pieces. */
export function recordStatements(): { texts: ReadonlySet<string>; stop(): void } {
  const texts = new Set<string>();
  const original = pg.Client.prototype.query as (...given: unknown[]) => unknown;
  const prototype = pg.Client.prototype as { query: (...given: unknown[]) => unknown };
  prototype.query = function record(this: pg.Client, ...given: unknown[]) {
    if (isServing(this)) for (const text of textsOf(given[0])) texts.add(text);
    return original.apply(this, given);
  };
  return {
    texts,
    stop: () => {
      prototype.query = original;
    },
  };
}

/** A text, a statement, or a flight of several. */
function textsOf(query: unknown): string[] {
  if (typeof query === 'string') return [query];
  const { text, statements } = (query ?? {}) as { text?: string; statements?: readonly { text: string }[] };
  return statements ? statements.map((statement) => statement.text) : text ? [text] : [];
}

/** Only the serving role's: migrations and the tests themselves look at everything. */
function isServing(client: pg.Client): boolean {
  return (client as { user?: string }).user === 'balai_app';
}

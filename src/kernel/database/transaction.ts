type Values = readonly unknown[];

export interface Statement {
  name?: string;
  text: string;
  values: Values;
}

/** Takes a statement to the database and brings back its rows and how many it changed. */
export type Send = (statement: Statement) => Promise<Answer<object>>;

interface Answer<R> {
  rows: R[];
  rowCount: number | null;
}

/**
 * What a piece of business code may do with the database: run statements inside one transaction whose tenant and
 * walls have been set. It cannot outlive that transaction: using it afterwards throws.
 */
export class Tx {
  readonly #send: Send;
  #isOpen = true;
  #pending = 0;

  constructor(send: Send) {
    this.#send = send;
  }

  /** All rows of a statement. */
  async query<R extends object>(text: string, values: Values = []): Promise<R[]> {
    return (await this.#run<R>({ text, values })).rows;
  }

  /** The first row, or undefined. */
  async one<R extends object>(text: string, values: Values = []): Promise<R | undefined> {
    return (await this.query<R>(text, values))[0];
  }

  /** The number of rows a statement changed. */
  async execute(text: string, values: Values = []): Promise<number> {
    return (await this.#run({ text, values })).rowCount ?? 0;
  }

  /** Like `query`, planned once per connection under `name`; for hot paths. */
  async prepared<R extends object>(name: string, text: string, values: Values = []): Promise<R[]> {
    return (await this.#run<R>({ name, text, values })).rows;
  }

  /** Ends the use of this object. Statements still under way are a programming error: they were not awaited. */
  close(): void {
    this.#isOpen = false;
    if (this.#pending > 0)
      throw new Error(`${this.#pending} statements were still running when the transaction ended`);
  }

  #run<R extends object>(statement: Parameters<Send>[0]): Promise<Answer<R>> {
    return this.#track(() => this.#send(statement) as Promise<Answer<R>>);
  }

  async #track<T>(start: () => Promise<T>): Promise<T> {
    if (!this.#isOpen) throw new Error('The transaction has ended; a statement came too late');
    this.#pending += 1;
    try {
      return await start();
    } finally {
      this.#pending -= 1;
    }
  }
}

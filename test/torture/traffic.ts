import { setTimeout as wait } from 'node:timers/promises';
import { type Answer, HttpClient } from '../support/http-client.ts';

const PATIENCE_MS = 45_000;

/** A request the server has not answered: it was killed, or said so with a 5xx. What it did is not known. */
export class Unanswered extends Error {}

/** What is under way at this moment, and whether acts may begin. */
export class Traffic {
  inFlight = 0;
  /** Of these, what is asked of the cooperative. */
  inFlightOfCooperative = 0;
  answered = 0;
  unanswered = 0;
  /** Requests that neither failed nor were answered in time: none may. */
  hung = 0;
  isOpen = true;
  isOver = false;

  /** Resolves when acts may go on; rejects nobody, ends nothing. */
  async untilOpen(): Promise<void> {
    while (!this.isOpen && !this.isOver) await wait(50);
  }
}

/** One person at a browser or program, behind a network of their own. */
export class TortureClient extends HttpClient {
  readonly #traffic: Traffic;
  readonly #network: string;
  readonly #share: 0 | 1;

  constructor(traffic: Traffic, port: number, network: number, slug = 'serikat') {
    super(port, `${slug}.localhost`);
    this.#traffic = traffic;
    this.#share = slug === 'koperasi' ? 1 : 0;
    this.#network = `10.${(network >> 16) & 255}.${(network >> 8) & 255}.${network & 255}`;
  }

  override async send(
    method: string,
    path: string,
    body?: string | Buffer,
    headers: Record<string, string> = {},
  ): Promise<Answer> {
    const traffic = this.#traffic;
    await traffic.untilOpen();
    traffic.inFlight += 1;
    traffic.inFlightOfCooperative += this.#share;
    const late = Symbol('late');
    try {
      const forwarded = { 'x-forwarded-proto': 'https', 'x-forwarded-for': this.#network };
      const answer = await Promise.race([
        super.send(method, path, body, { ...headers, ...forwarded }),
        wait(PATIENCE_MS, late, { ref: false }),
      ]);
      if (answer === late) {
        traffic.hung += 1;
        throw new Unanswered(`${method} ${path} hung`);
      }
      const given = answer as Answer;
      if (given.status >= 500) throw new Unanswered(`${method} ${path} answered ${given.status}`);
      traffic.answered += 1;
      return given;
    } catch (error) {
      traffic.unanswered += 1;
      // The server is gone or going: whoever was told nothing tries again when it is back.
      await wait(100);
      throw error instanceof Unanswered
        ? error
        : new Unanswered(`${method} ${path}: ${(error as Error).message}`);
    } finally {
      traffic.inFlight -= 1;
      traffic.inFlightOfCooperative -= this.#share;
    }
  }
}

/** Does something again until the server has answered it; what it answers may tell that an earlier try had succeeded. */
export async function insist<T>(traffic: Traffic, act: () => Promise<T>): Promise<T | undefined> {
  for (;;) {
    try {
      return await act();
    } catch (error) {
      if (!(error instanceof Unanswered)) throw error;
      if (traffic.isOver) return undefined;
      await traffic.untilOpen();
    }
  }
}

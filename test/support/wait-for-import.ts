import { vi } from 'vitest';
import type { HttpClient } from './http-client.ts';

/** Looks at the page of an import until its job is over. @returns the page then */
export function waitForImport(who: HttpClient, url: string): Promise<string> {
  return vi.waitFor(
    async () => {
      const { text } = await who.get(url);
      if (!text.includes('Impor selesai')) throw new Error('The import is still running');
      return text;
    },
    { timeout: 60_000, interval: 300 },
  );
}

import { visit } from '@hotwired/turbo';
import { onPage } from './page.ts';

let timer: ReturnType<typeof setTimeout> | undefined;

/** A page about work under way says after how many seconds to look again; without script the answer's header does. */
export function refreshPages(): void {
  onPage(() => {
    clearTimeout(timer);
    const meta = document.querySelector<HTMLMetaElement>('meta[name="refresh-seconds"]');
    const seconds = Number(meta?.content);
    if (seconds > 0) timer = setTimeout(() => visit(location.href, { action: 'replace' }), seconds * 1000);
  });
}

import { beforeKeeping, on } from './page.ts';

/** Notices can be put away, and are not there when one goes back to the page. */
export function dismissNotices(): void {
  on('click', '[data-dismiss]', (button) => button.closest('[data-dismissable]')?.remove());
  beforeKeeping(() => {
    for (const notice of document.querySelectorAll('[data-dismissable]')) notice.remove();
  });
}

import { all, beforeKeeping } from './page.ts';

const OPEN_MENUS = 'details[data-menu][open]';

/** Menus close with Esc, with a press elsewhere, and when another opens. */
export function closeMenus(): void {
  document.addEventListener('click', (event) => {
    const target = event.target as Node;
    for (const menu of all<HTMLDetailsElement>(OPEN_MENUS)) if (!menu.contains(target)) menu.open = false;
  });
  document.addEventListener('keydown', (event) => {
    if (event.key !== 'Escape') return;
    for (const menu of all<HTMLDetailsElement>(OPEN_MENUS)) {
      const hadFocus = menu.contains(document.activeElement);
      menu.open = false;
      if (hadFocus) menu.querySelector('summary')?.focus();
    }
  });
  beforeKeeping(() => {
    for (const menu of all<HTMLDetailsElement>(OPEN_MENUS)) menu.open = false;
  });
}

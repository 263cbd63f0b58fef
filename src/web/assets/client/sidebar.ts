import { all, on, onPage, rememberChoice } from './page.ts';

/** The same name as the server reads. */
const SIDEBAR_COOKIE = 'balai_sidebar';

/** The console's sidebar can be folded to icons; the choice is kept, and so is how far it was scrolled. */
export function foldSidebar(): void {
  const root = document.documentElement;
  on('click', '[data-sidebar-toggle]', () => {
    const isFolded = root.dataset.sidebar !== 'folded';
    if (isFolded) root.dataset.sidebar = 'folded';
    else delete root.dataset.sidebar;
    rememberChoice(SIDEBAR_COOKIE, isFolded ? 'folded' : 'open');
    showState();
  });
  // A folded branch has no room for its children: a press on it unfolds the sidebar first.
  on('click', '.console-sidebar summary', () => {
    if (root.dataset.sidebar !== 'folded') return;
    delete root.dataset.sidebar;
    rememberChoice(SIDEBAR_COOKIE, 'open');
    showState();
  });
  let scrolled = 0;
  document.addEventListener('turbo:before-render', () => {
    scrolled = sidebarList()?.scrollTop ?? 0;
  });
  onPage(() => {
    showState();
    const list = sidebarList();
    if (list && scrolled > 0) list.scrollTop = scrolled;
    // A page far down the menu shows where it stands, however it was reached.
    list?.querySelector('[aria-current]')?.scrollIntoView({ block: 'nearest' });
  });
}

function sidebarList(): Element | null {
  return document.querySelector('.console-sidebar nav');
}

function showState(): void {
  const isFolded = document.documentElement.dataset.sidebar === 'folded';
  for (const button of all('[data-sidebar-toggle]')) button.ariaPressed = String(isFolded);
}

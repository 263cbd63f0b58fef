import { on } from './page.ts';

const SHOWN_FOR = 2000;

/** Copies a text, and says so. */
export function copyTexts(): void {
  on('click', '[data-copy]', async (button) => {
    await navigator.clipboard.writeText(button.dataset.copy ?? '');
    const before = button.ariaLabel;
    button.ariaLabel = 'Tersalin';
    const note = document.createElement('span');
    note.setAttribute('role', 'status');
    note.className = 'text-xs font-semibold text-success';
    note.textContent = 'Tersalin';
    button.before(note);
    setTimeout(() => {
      button.ariaLabel = before;
      note.remove();
    }, SHOWN_FOR);
  });
}

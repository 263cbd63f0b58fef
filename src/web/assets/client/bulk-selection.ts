import { all, on, onPage } from './page.ts';

/** The bar for picked rows: it appears with the first pick, counts, and empties. */
export function countPicked(): void {
  on('change', 'input[type="checkbox"][form]', (box) => refresh(box.getAttribute('form') ?? ''));
  on('change', '[data-select-page]', (box) => {
    const formId = box.dataset.selectPage ?? '';
    for (const one of boxesOf(formId)) one.checked = (box as HTMLInputElement).checked;
    refresh(formId);
  });
  on('click', '[data-bulk-clear]', (button) => {
    const formId = button.closest<HTMLElement>('[data-bulk-bar]')?.dataset.bulkBar ?? '';
    for (const one of boxesOf(formId)) one.checked = false;
    refresh(formId);
  });
  onPage(() => {
    for (const bar of all('[data-bulk-bar]')) refresh(bar.dataset.bulkBar ?? '');
  });
}

function refresh(formId: string): void {
  const boxes = boxesOf(formId);
  const picked = boxes.filter((box) => box.checked).length;
  for (const bar of all(`[data-bulk-bar="${CSS.escape(formId)}"]`)) {
    if (picked > 0) bar.dataset.some = '';
    else delete bar.dataset.some;
    const words = bar.querySelector('[data-bulk-count]');
    if (words) words.textContent = `${picked.toLocaleString('id-ID')} ${bar.dataset.noun ?? ''} dipilih`;
  }
  for (const box of all<HTMLInputElement>(`[data-select-page="${CSS.escape(formId)}"]`)) {
    box.checked = picked > 0 && picked === boxes.length;
    box.indeterminate = picked > 0 && picked < boxes.length;
  }
}

function boxesOf(formId: string): HTMLInputElement[] {
  return all<HTMLInputElement>(`input[type="checkbox"][form="${CSS.escape(formId)}"]`);
}

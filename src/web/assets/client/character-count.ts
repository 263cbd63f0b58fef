import { all, on, onPage } from './page.ts';

const NEAR = 0.8;

/** Says how much room is left, once it gets short. */
export function countCharacters(): void {
  on('input', 'textarea[data-count]', (field) => show(field as HTMLTextAreaElement));
  onPage(() => {
    for (const field of all<HTMLTextAreaElement>('textarea[data-count]')) show(field);
  });
}

function show(field: HTMLTextAreaElement): void {
  const next = field.nextElementSibling;
  const note = next instanceof HTMLOutputElement ? next : createNote(field);
  const left = field.maxLength - field.value.length;
  note.textContent = field.value.length > field.maxLength * NEAR ? `${left} huruf lagi` : '';
}

function createNote(field: HTMLTextAreaElement): HTMLOutputElement {
  const note = document.createElement('output');
  note.className = 'text-xs text-muted empty:hidden';
  field.after(note);
  return note;
}

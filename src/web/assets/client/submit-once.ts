import { all, beforeKeeping } from './page.ts';

const BUSY_LABEL = 'Menyimpan…';
const DOWNLOAD_PATIENCE = 4000;

/** While a form is on its way its button says so, keeps its width, and a second press does nothing. */
export function submitOnce(): void {
  document.addEventListener('submit', (event) => {
    const form = event.target as HTMLFormElement;
    if (form.method !== 'post') return;
    if (form.ariaBusy === 'true') {
      event.preventDefault();
      event.stopPropagation();
      return;
    }
    markBusy(form, event.submitter);
  });
  document.addEventListener('turbo:submit-end', (event) => release(event.target as HTMLFormElement));
  beforeKeeping(releaseAll);
  window.addEventListener('pageshow', (event) => event.persisted && releaseAll());
}

function markBusy(form: HTMLFormElement, submitter: HTMLElement | null): void {
  form.ariaBusy = 'true';
  // An answer that is a file leaves the page as it is, so nothing tells us that it came.
  if (form.dataset.turbo === 'false') setTimeout(() => release(form), DOWNLOAD_PATIENCE);
  if (!submitter?.classList.contains('btn') || submitter.classList.contains('btn-square')) return;
  submitter.style.minWidth = `${submitter.offsetWidth}px`;
  submitter.ariaBusy = 'true';
  const words = document.createElement('span');
  words.dataset.busyWords = '';
  words.setAttribute('role', 'status');
  words.textContent = submitter.dataset.busyLabel ?? BUSY_LABEL;
  const face = document.createElement('span');
  face.dataset.busyFace = '';
  face.hidden = true;
  face.append(...submitter.childNodes);
  submitter.append(face, words);
}

function release(form: HTMLFormElement): void {
  form.ariaBusy = null;
  for (const button of all('[aria-busy="true"]').filter((b) => (b as HTMLButtonElement).form === form)) {
    button.ariaBusy = null;
    button.style.minWidth = '';
    const face = button.querySelector('[data-busy-face]');
    button.querySelector('[data-busy-words]')?.remove();
    face?.replaceWith(...face.childNodes);
  }
}

function releaseAll(): void {
  for (const form of all<HTMLFormElement>('form[aria-busy="true"]')) release(form);
}

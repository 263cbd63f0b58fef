import { all, clock, on, onPage } from './page.ts';

const PREFIX = 'balai-draft:';
const PAUSE = 600;
const KEPT_FOR = 7 * 24 * 3600 * 1000;

interface Draft {
  at: number;
  values: [name: string, value: string][];
}

/**
 * Long forms are kept in this browser while one types, and come back after a lost connection. Passwords, files and hidden values
 * are not kept; sending the form or signing out forgets the draft, and so does a week.
 */
export function keepDrafts(): void {
  const timers = new WeakMap<HTMLElement, ReturnType<typeof setTimeout>>();
  on('input', 'form[data-draft]', (form) => {
    clearTimeout(timers.get(form));
    timers.set(
      form,
      setTimeout(() => save(form as HTMLFormElement), PAUSE),
    );
  });
  on('click', '[data-draft-discard]', (button) => {
    const form = button.closest('form');
    if (!form) return;
    forget(keyOf(form));
    form.reset();
    say(form, 'Draf dibuang');
  });
  document.addEventListener('turbo:submit-end', (event) => {
    const form = event.target as HTMLFormElement;
    const { success } = (event as CustomEvent<{ success: boolean }>).detail;
    if (success && form.dataset.draft !== undefined) {
      clearTimeout(timers.get(form));
      forget(keyOf(form));
    }
  });
  document.addEventListener('submit', (event) => {
    if ((event.target as HTMLFormElement).action.endsWith('/logout')) forgetAll();
  });
  onPage(() => {
    forgetOld();
    for (const form of all<HTMLFormElement>('form[data-draft]:not([data-draft-read])')) restore(form);
  });
}

function save(form: HTMLFormElement): void {
  const values = fieldsOf(form).flatMap((field): [string, string][] => {
    if (field instanceof HTMLInputElement && (field.type === 'checkbox' || field.type === 'radio')) {
      return field.checked ? [[field.name, field.value]] : [];
    }
    return [[field.name, field.value]];
  });
  try {
    localStorage.setItem(keyOf(form), JSON.stringify({ at: Date.now(), values } satisfies Draft));
    say(form, `Draf tersimpan ${clock(new Date())}`);
  } catch {
    // The browser gives no room, or none in private mode: the form works on without a draft.
  }
}

function restore(form: HTMLFormElement): void {
  form.dataset.draftRead = '';
  const draft = read(keyOf(form));
  // A form that came back with errors holds what was sent, which is newer.
  if (!draft || form.querySelector('[aria-invalid="true"]')) return;
  for (const field of fieldsOf(form)) {
    const kept = draft.values.filter(([name]) => name === field.name).map(([, value]) => value);
    if (field instanceof HTMLInputElement && (field.type === 'checkbox' || field.type === 'radio')) {
      field.checked = kept.includes(field.value);
    } else if (kept[0] !== undefined) {
      field.value = kept[0];
    }
  }
  const discard = document.createElement('button');
  discard.type = 'button';
  discard.className = 'link ml-2 font-semibold';
  discard.dataset.draftDiscard = '';
  discard.textContent = 'Buang draf';
  say(form, `Draf pukul ${clock(new Date(draft.at))} dipulihkan.`, discard);
}

function fieldsOf(form: HTMLFormElement) {
  return [...form.elements].filter(
    (field): field is HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement =>
      (field instanceof HTMLInputElement &&
        !['password', 'file', 'hidden', 'submit', 'button'].includes(field.type)) ||
      field instanceof HTMLTextAreaElement ||
      field instanceof HTMLSelectElement,
  );
}

function say(form: HTMLFormElement, words: string, ...more: Node[]): void {
  form.querySelector('[data-draft-note]')?.replaceChildren(words, ...more);
}

function keyOf(form: HTMLFormElement): string {
  return `${PREFIX}${form.dataset.draft}`;
}

function read(key: string): Draft | undefined {
  try {
    return JSON.parse(localStorage.getItem(key) ?? 'null') ?? undefined;
  } catch {
    return undefined;
  }
}

function forget(key: string): void {
  try {
    localStorage.removeItem(key);
  } catch {
    // Nothing could be kept, so there is nothing to forget.
  }
}

function keys(): string[] {
  try {
    return Object.keys(localStorage).filter((key) => key.startsWith(PREFIX));
  } catch {
    return [];
  }
}

function forgetAll(): void {
  for (const key of keys()) forget(key);
}

function forgetOld(): void {
  for (const key of keys()) if (Date.now() - (read(key)?.at ?? 0) > KEPT_FOR) forget(key);
}

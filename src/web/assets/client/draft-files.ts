import { all, on, onPage } from './page.ts';

const DATABASE = 'balai-drafts';
const STORE = 'files';
const KEPT_FOR = 7 * 24 * 3600 * 1000;

interface KeptFiles {
  at: number;
  files: File[];
}

/**
 * Files of a form that is kept as a draft stay in this browser too, because a picture taken where there is no signal is
 * taken once. They go with the draft: when the form was sent, when somebody signs out, after a week.
 */
export function keepDraftFiles(): void {
  on('change', 'form[data-draft] input[type="file"]', (field) => {
    const { files } = field as HTMLInputElement;
    void write(keyOf(field as HTMLInputElement), { at: Date.now(), files: [...(files ?? [])] });
  });
  on('click', '[data-draft-discard]', (button) => {
    const form = button.closest('form');
    if (form) void forget(form);
  });
  document.addEventListener('turbo:submit-end', (event) => {
    const form = event.target as HTMLFormElement;
    if (form.dataset.draft !== undefined && (event as CustomEvent<{ success: boolean }>).detail.success)
      void forget(form);
  });
  document.addEventListener('submit', (event) => {
    if ((event.target as HTMLFormElement).action.endsWith('/logout')) indexedDB.deleteDatabase(DATABASE);
  });
  // No answer at all: the form stays as it is, and says so.
  document.addEventListener('turbo:fetch-request-error', (event) => {
    const form = (event.target as Element).closest<HTMLFormElement>('form[data-draft]');
    if (form) say(form, 'Tidak ada sambungan. Isian dan foto tersimpan di perangkat ini; kirim lagi nanti.');
  });
  window.addEventListener('online', () => {
    for (const form of all<HTMLFormElement>('form[data-draft]'))
      if (form.querySelector('[data-draft-note]')?.textContent?.startsWith('Tidak ada sambungan'))
        say(form, 'Sambungan kembali. Anda dapat mengirim.');
  });
  onPage(() => {
    for (const field of all<HTMLInputElement>('form[data-draft] input[type="file"]')) void restore(field);
  });
}

async function restore(field: HTMLInputElement): Promise<void> {
  const kept = await read(keyOf(field));
  if (!kept || kept.files.length === 0 || (field.files?.length ?? 0) > 0) return;
  if (Date.now() - kept.at > KEPT_FOR) return write(keyOf(field), undefined);
  const chosen = new DataTransfer();
  for (const one of kept.files) chosen.items.add(one);
  field.files = chosen.files;
  field.dispatchEvent(new Event('change', { bubbles: true }));
}

async function forget(form: HTMLFormElement): Promise<void> {
  for (const field of all<HTMLInputElement>('input[type="file"]', form)) await write(keyOf(field), undefined);
}

const keyOf = (field: HTMLInputElement) => `${field.form?.dataset.draft} ${field.name}`;

function say(form: HTMLFormElement, words: string): void {
  form.querySelector('[data-draft-note]')?.replaceChildren(words);
}

function open(): Promise<IDBDatabase> {
  return new Promise((resolve, reject) => {
    const request = indexedDB.open(DATABASE, 1);
    request.onupgradeneeded = () => request.result.createObjectStore(STORE);
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
}

/** Runs one request; a browser that gives no room keeps nothing, and the form works on without. */
async function run<T>(mode: IDBTransactionMode, ask: (store: IDBObjectStore) => IDBRequest<T>) {
  try {
    const database = await open();
    const request = ask(database.transaction(STORE, mode).objectStore(STORE));
    return await new Promise<T | undefined>((resolve) => {
      request.onsuccess = () => resolve(request.result);
      request.onerror = () => resolve(undefined);
    }).finally(() => database.close());
  } catch {
    return undefined;
  }
}

const read = (key: string) => run<KeptFiles | undefined>('readonly', (store) => store.get(key));

async function write(key: string, value: KeptFiles | undefined): Promise<void> {
  if (value) await run('readwrite', (store) => store.put(value, key));
  else await run('readwrite', (store) => store.delete(key));
}

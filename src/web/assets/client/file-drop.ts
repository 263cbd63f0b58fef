import { on } from './page.ts';

/** Files can be dropped or pasted into their box, and are seen before they are sent. */
export function showChosenFiles(): void {
  on('change', '[data-file-drop] input[type="file"]', (input) => show(input as HTMLInputElement));
  on('dragover', '[data-file-drop]', (box, event) => {
    event.preventDefault();
    box.dataset.over = '';
  });
  on('dragleave', '[data-file-drop]', (box) => {
    delete box.dataset.over;
  });
  on('drop', '[data-file-drop]', (box, event) => {
    event.preventDefault();
    delete box.dataset.over;
    take(box, event.dataTransfer?.files);
  });
  on('paste', '[data-file-drop]', (box, event) => take(box, event.clipboardData?.files));
}

function take(box: HTMLElement, files: FileList | undefined): void {
  const input = box.querySelector<HTMLInputElement>('input[type="file"]');
  if (!input || !files || files.length === 0) return;
  const chosen = new DataTransfer();
  for (const file of [...files].slice(0, input.multiple ? undefined : 1)) chosen.items.add(file);
  input.files = chosen.files;
  input.dispatchEvent(new Event('change', { bubbles: true }));
}

function show(input: HTMLInputElement): void {
  const list = input.closest('[data-file-drop]')?.querySelector('[data-file-list]');
  if (!list) return;
  for (const picture of list.querySelectorAll('img')) URL.revokeObjectURL(picture.src);
  list.replaceChildren(...[...(input.files ?? [])].map(describe));
}

function describe(file: File): HTMLLIElement {
  const item = document.createElement('li');
  item.className = 'flex items-center gap-3 text-sm';
  if (file.type.startsWith('image/') && file.type !== 'image/svg+xml') {
    const picture = document.createElement('img');
    picture.src = URL.createObjectURL(file);
    picture.alt = '';
    picture.className = 'size-14 rounded-lg object-cover border border-base-300';
    item.append(picture);
  }
  const words = document.createElement('span');
  words.className = 'min-w-0';
  words.append(file.name);
  const size = document.createElement('span');
  size.className = 'block text-muted';
  size.textContent = sizeInWords(file.size);
  words.append(size);
  item.append(words);
  return item;
}

function sizeInWords(bytes: number): string {
  const kilobytes = bytes / 1024;
  return kilobytes < 1000
    ? `${Math.max(1, Math.round(kilobytes))} kB`
    : `${(kilobytes / 1024).toLocaleString('id-ID', { maximumFractionDigits: 1 })} MB`;
}

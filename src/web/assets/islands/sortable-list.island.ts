const TAG = 'balai-sortable-list';

/**
 * Lets the rows inside be dragged by their grip. Dropping sends the form around them, with the fields of the rows in
 * their new order; the buttons of each row do the same by one place.
 */
if (!customElements.get(TAG)) {
  customElements.define(
    TAG,
    class extends HTMLElement {
      #away = new AbortController();

      connectedCallback() {
        this.#away = new AbortController();
        const { signal } = this.#away;
        let dragged: HTMLElement | undefined;
        let before = '';
        this.addEventListener(
          'pointerdown',
          (event) => {
            const row = rowOf(event.target);
            if (row) row.draggable = (event.target as HTMLElement).closest('[data-grip]') !== null;
          },
          { signal },
        );
        this.addEventListener(
          'dragstart',
          (event) => {
            dragged = rowOf(event.target);
            before = orderOf(this);
            dragged?.classList.add('is-dragged');
            event.dataTransfer?.setData('text/plain', '');
            if (event.dataTransfer) event.dataTransfer.effectAllowed = 'move';
          },
          { signal },
        );
        this.addEventListener(
          'dragover',
          (event) => {
            const over = rowOf(event.target);
            if (!dragged || !over) return;
            event.preventDefault();
            if (over === dragged) return;
            const box = over.getBoundingClientRect();
            if (event.clientY < box.top + box.height / 2) over.before(dragged);
            else over.after(dragged);
          },
          { signal },
        );
        this.addEventListener('drop', (event) => event.preventDefault(), { signal });
        this.addEventListener(
          'dragend',
          () => {
            dragged?.classList.remove('is-dragged');
            dragged = undefined;
            if (orderOf(this) !== before) this.closest('form')?.requestSubmit();
          },
          { signal },
        );
      }

      disconnectedCallback() {
        this.#away.abort();
      }
    },
  );
}

function rowOf(target: EventTarget | null): HTMLElement | undefined {
  return target instanceof Element
    ? (target.closest<HTMLElement>('[data-sortable]') ?? undefined)
    : undefined;
}

function orderOf(list: HTMLElement): string {
  return [...list.querySelectorAll<HTMLInputElement>('[data-sortable] > input[type=hidden]')]
    .map(({ value }) => value)
    .join(' ');
}

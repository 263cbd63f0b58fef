/** When a form comes back, reading goes on at what is wrong. */
export function focusErrors(): void {
  document.addEventListener('turbo:render', () =>
    document.querySelector<HTMLElement>('[data-focus]')?.focus(),
  );
}

/** "/" goes to the first search box that is seen. */
export function listenForKeys(): void {
  document.addEventListener('keydown', (event) => {
    if (event.key !== '/' || event.ctrlKey || event.metaKey || event.altKey) return;
    const active = document.activeElement;
    if (
      active instanceof HTMLElement &&
      (active.isContentEditable || active.matches('input, textarea, select'))
    )
      return;
    const box = [...document.querySelectorAll<HTMLInputElement>('[data-search]')].find(
      (one) => one.offsetParent,
    );
    if (!box) return;
    event.preventDefault();
    box.focus();
    box.select();
  });
}

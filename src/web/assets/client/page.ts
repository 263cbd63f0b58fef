/** Runs when a page has arrived: the first one, and each that Turbo puts in its place. */
export function onPage(run: () => void): void {
  document.addEventListener('turbo:load', run);
  // A form that came back with errors (422) is rendered without a load.
  document.addEventListener('turbo:render', run);
}

/** Runs before Turbo keeps a copy of the page for going back: what is passing must not be in it. */
export function beforeKeeping(run: () => void): void {
  document.addEventListener('turbo:before-cache', run);
}

/** Listens on the whole document for events on elements that match, now or later. */
export function on<K extends keyof DocumentEventMap>(
  type: K,
  selector: string,
  run: (element: HTMLElement, event: DocumentEventMap[K]) => void,
): void {
  document.addEventListener(type, (event) => {
    const target = event.target instanceof Element ? event.target.closest<HTMLElement>(selector) : null;
    if (target) run(target, event);
  });
}

/** All elements that match. */
export function all<E extends HTMLElement = HTMLElement>(
  selector: string,
  within: ParentNode = document,
): E[] {
  return [...within.querySelectorAll<E>(selector)];
}

/** The time as it is said: "11.20". */
export function clock(date: Date): string {
  return `${date.getHours().toString().padStart(2, '0')}.${date.getMinutes().toString().padStart(2, '0')}`;
}

/** Keeps a choice for a year, where the server reads it with the next page. */
export function rememberChoice(name: string, value: string): void {
  // biome-ignore lint/suspicious/noDocumentCookie: the Cookie Store API is not in every browser that we serve
  document.cookie = `${name}=${value}; Path=/; Max-Age=31536000; SameSite=Lax`;
}

import { on } from './page.ts';

/** The button that prints the page. */
export function printPages(): void {
  on('click', '[data-print]', () => window.print());
}

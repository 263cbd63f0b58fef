import { on } from './page.ts';

/** Filters send themselves when a choice changes. */
export function sendOnChoice(): void {
  on('change', 'form[data-autosubmit]', (form) => (form as HTMLFormElement).requestSubmit());
}

import { all, beforeKeeping, on } from './page.ts';

/** The eye in a password field. */
export function revealPasswords(): void {
  on('click', '[data-reveal]', (button) => {
    const input = inputOf(button);
    if (input) show(button, input, input.type === 'password');
  });
  beforeKeeping(() => {
    for (const button of all('[data-reveal][aria-pressed="true"]')) {
      const input = inputOf(button);
      if (input) show(button, input, false);
    }
  });
}

function inputOf(button: HTMLElement): HTMLInputElement | null {
  return document.getElementById(button.dataset.reveal ?? '') as HTMLInputElement | null;
}

function show(button: HTMLElement, input: HTMLInputElement, isShown: boolean): void {
  input.type = isShown ? 'text' : 'password';
  button.ariaPressed = String(isShown);
  for (const face of all('[data-when]', button)) face.hidden = (face.dataset.when === 'shown') !== isShown;
}

import { all, on, rememberChoice } from './page.ts';

/** The same name as the server reads. */
const MODE_COOKIE = 'balai_mode';

/** Light, dark or as the device has it: changes at once, and is kept for the next page. */
export function switchTheme(): void {
  on('click', '[data-theme-choice]', (button, event) => {
    event.preventDefault();
    const mode = button.dataset.themeChoice ?? 'auto';
    const { dataset } = document.documentElement;
    const house = (dataset.theme ?? '').replace(/-gelap$/, '');
    dataset.theme = mode === 'dark' ? `${house}-gelap` : house;
    if (mode === 'auto') dataset.mode = 'auto';
    else delete dataset.mode;
    rememberChoice(MODE_COOKIE, mode);
    for (const choice of all('[data-theme-choice]')) {
      choice.ariaPressed = String(choice.dataset.themeChoice === mode);
    }
  });
}

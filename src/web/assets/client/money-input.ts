import { on } from './page.ts';

/**
 * Puts dots between thousands while one types, and keeps the caret behind the same figure. What holds a comma, a minus or
 * letters is left as it was typed: dropping the comma of "75.000,50" would make it a hundred times as much.
 */
export function groupThousands(): void {
  on('input', 'input[data-money]', (element) => {
    const input = element as HTMLInputElement;
    if (/[^\d.\s]/.test(input.value)) return;
    const caret = input.selectionStart ?? input.value.length;
    const figuresBefore = input.value.slice(0, caret).replace(/\D/g, '').length;
    const figures = input.value.replace(/\D/g, '').replace(/^0+(?=\d)/, '');
    const grouped = figures.replace(/\B(?=(\d{3})+$)/g, '.');
    if (grouped === input.value) return;
    input.value = grouped;
    const place = placeAfter(grouped, figuresBefore);
    input.setSelectionRange(place, place);
  });
}

function placeAfter(text: string, figures: number): number {
  let seen = 0;
  for (let place = 0; place < text.length; place++) {
    if (seen === figures) return place;
    if (text[place] !== '.') seen++;
  }
  return text.length;
}

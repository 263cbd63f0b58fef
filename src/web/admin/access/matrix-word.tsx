import { Icon, type IconName } from '#kernel/ui';

/** Symbols of a requirement's legend. Not every device draws them, so the page draws its own and says the word. */
const SYMBOLS: Readonly<Record<string, { icon: IconName; words: string }>> = {
  '✅': { icon: 'circle-check', words: 'penuh' },
  '📤': { icon: 'upload', words: 'unggah saja' },
  '👁️': { icon: 'eye', words: 'lihat saja' },
  '❌': { icon: 'x', words: 'tidak' },
  '🔒': { icon: 'lock', words: 'prodi sendiri' },
  '✓': { icon: 'check', words: 'ya' },
  '◐': { icon: 'contrast', words: 'sebagian' },
};

/** A cell of the matrix in the requirement's own word. */
export function MatrixWord({ word }: { word: string }) {
  const symbol = SYMBOLS[word];
  if (!symbol) return word;
  return (
    <span className="inline-flex items-center gap-1.5">
      <Icon name={symbol.icon} className="size-4 text-muted" />
      {symbol.words}
    </span>
  );
}

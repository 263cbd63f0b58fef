import { type Cell, textOf } from '../cell.ts';
import type { FieldKind, FieldProblem } from '../define-import.ts';

export interface TextOptions {
  maxLength?: number;
  /** Turns the cleaned text into the value; `undefined` when it cannot be one. */
  tidy?: (text: string) => string;
}

/**
 * Free text on one line: spaces put in order, control characters gone. A text that would run as a formula when opened elsewhere,
 * or holds markup, is the error `formula_or_markup_in_<field>`; its value is what is left without them.
 */
export function textKind(options: TextOptions = {}): FieldKind {
  const { maxLength = 500, tidy } = options;
  return {
    name: 'text',
    writes: 'text',
    read(cell, stem) {
      const problems: FieldProblem[] = [];
      let text = cleanText(textOf(cell));
      if (hasFormulaOrMarkup(cell)) {
        const message = 'Berisi rumus, tautan, atau kode. Isi dengan tulisan biasa.';
        problems.push({ code: `formula_or_markup_in_${stem}`, message });
        text = dropFormulaAndMarkup(text);
      }
      if (text.length > maxLength) {
        const message = `Terlalu panjang (${text.length} huruf), paling banyak ${maxLength}.`;
        problems.push({ code: `${stem}_too_long`, message });
        return { problems };
      }
      if (text === '') return { problems };
      return { value: tidy ? tidy(text) : text, problems };
    },
  };
}

/** One line, single spaces, no control characters or invisible marks. */
export function cleanText(text: string): string {
  return text
    .normalize('NFC')
    .replace(/[\p{Cc}\p{Zl}\p{Zp}]+/gu, ' ')
    .replace(/[\u200b-\u200f\u202a-\u202e\u2060\ufeff]/g, '')
    .replace(/\s+/g, ' ')
    .trim();
}

const STARTS_FORMULA = /^[\s']*[=+\-@\uff1d\uff0b\uff0d\uff20]/;
const MARKUP = /<\/?[a-z!?][^>]*>?/i;
const SCRIPT_ADDRESS = /\b(?:javascript|vbscript):\S|\bdata:[a-z]+\//i;

/** True for text that a spreadsheet would run or a browser would read as code; plain signed numbers are neither. */
export function hasFormulaOrMarkup(cell: Cell): boolean {
  const text = cell.text.trim();
  if (MARKUP.test(text) || SCRIPT_ADDRESS.test(text)) return true;
  if (cell.isFormula && /^(hyperlink|klik|click)/i.test(text)) return true;
  return STARTS_FORMULA.test(text) && !/^[+-]?\d[\d.,\s]*$/.test(text);
}

/** What is left of a text without the part that would run: tags with a script's content, a leading formula call, leading signs. */
function dropFormulaAndMarkup(text: string): string {
  const bare = text
    .replace(/<(script|style)\b[^>]*>.*?<\/\1\s*>/gi, ' ')
    .replace(/<[^>]*>?/g, ' ')
    .replace(/^[\s']*[=+\-@]+\s*[A-Za-z.]*\((?:[^()"]|"[^"]*"|\([^()]*\))*\)/, ' ')
    .replace(/^[\s']*[=+\-@\uff1d\uff0b\uff0d\uff20]+[\d\s]*/, ' ');
  return cleanText(bare.replace(/[<>]/g, ' '));
}

/** What a spreadsheet takes for the start of a formula, wide forms and leading blanks included. */
const STARTS_FORMULA = /^[\s\u00a0]*[=+\-@|\uff1d\uff0b\uff0d\uff20]|^[\t\r\n]/;

/** Signed numbers and telephone numbers begin with + or - as well and do no harm. */
const HARMLESS = /^[+-]?\d[\d ]*(?:[.,]\d+)*$|^\+\d{1,3}[ -]?\d[\d -]{4,16}$|^-+$/;

/**
 * A text that no spreadsheet runs when the file is opened: one that would start a formula gets an apostrophe, Excel's own mark for
 * text, which reading takes off again. Numbers below zero and numbers like +62 812-… stay as they are.
 */
export function neutralise(text: string): string {
  return STARTS_FORMULA.test(text) && !HARMLESS.test(text) ? `'${text}` : text;
}

export { type Amount, formatCount, formatRupiah, formatSignedRupiah, toWhole } from './format-rupiah.ts';
export { type ParsedRupiah, parseRupiah } from './parse-rupiah.ts';
export { spellNumber, spellRupiah } from './spell-rupiah.ts';
export { splitByWeight, splitIntoInstalments } from './split-amount.ts';

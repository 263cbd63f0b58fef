/**
 * The address that opens WhatsApp with an order written in it.
 *
 * @param phone as an organisation writes its number: "0812 0000 4180", "+62 812…"
 * @returns undefined when the number cannot be one of a mobile telephone
 */
export function orderUrl(phone: string, words: string): string | undefined {
  const digits = phone.replace(/\D/g, '');
  const number = digits.startsWith('62') ? digits : `62${digits.replace(/^0/, '')}`;
  if (!/^628\d{7,12}$/.test(number)) return undefined;
  return `https://wa.me/${number}?text=${encodeURIComponent(words)}`;
}

/**
 * CRC-16/CCITT-FALSE (polynomial 1021, start FFFF, no reflection) over the UTF-8 bytes, as four capital hex digits.
 * In a QRIS it runs over everything before its own value, the literal `6304` included.
 */
export function checksum(text: string): string {
  let crc = 0xffff;
  for (const byte of Buffer.from(text, 'utf8')) {
    crc ^= byte << 8;
    for (let bit = 0; bit < 8; bit += 1) {
      crc = crc & 0x8000 ? ((crc << 1) ^ 0x1021) & 0xffff : (crc << 1) & 0xffff;
    }
  }
  return crc.toString(16).toUpperCase().padStart(4, '0');
}

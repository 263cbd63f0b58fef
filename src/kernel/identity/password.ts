import { hash, verify } from '@node-rs/argon2';

/** OWASP's second choice for argon2id (19 MiB, 2 passes): fits a small server that signs in a whole campus. */
const COST = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };

/** Passwords people actually choose, beyond what the length rule stops. */
const COMMON = new Set(
  'password1 password123 qwerty123 12345678a indonesia1 indonesia123 bismillah1 bismillah123 rahasia123 sayang123 admin123 merdeka45 merdeka1945 pancasila1'.split(
    ' ',
  ),
);

export function hashPassword(password: string): Promise<string> {
  return hash(password.normalize('NFC'), COST);
}

/**
 * Compares in constant time. With no stored hash the same work is done against a decoy, so that an account that does
 * not exist answers as slowly as one that does.
 */
export async function isPassword(stored: string | null | undefined, password: string): Promise<boolean> {
  if (password.length > 200) return false;
  const matches = await verify(stored ?? (await decoy()), password.normalize('NFC'));
  return stored ? matches : false;
}

/** What is wrong with a new password, in words, or undefined (requirement: 8 characters, letters and digits). */
export function passwordProblem(password: string, personal: readonly string[] = []): string | undefined {
  if (password.length < 8) return `Baru ${password.length} karakter, seharusnya paling sedikit 8.`;
  if (password.length > 200) return 'Kata sandi paling panjang 200 karakter.';
  if (!/\p{L}/u.test(password) || !/\d/.test(password)) return 'Pakai huruf dan angka.';
  const lower = password.toLowerCase();
  if (COMMON.has(lower)) return 'Kata sandi ini terlalu umum dan mudah ditebak. Pilih yang lain.';
  if (personal.some((part) => part.length >= 5 && lower.includes(part.toLowerCase()))) {
    return 'Jangan memakai nama atau surel Anda di dalam kata sandi.';
  }
  return undefined;
}

let decoyHash: Promise<string> | undefined;
function decoy(): Promise<string> {
  decoyHash ??= hash('a decoy that nobody types', COST);
  return decoyHash;
}

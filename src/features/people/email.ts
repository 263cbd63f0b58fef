export interface EmailReading {
  /** The first address, in lower case; `undefined` when the text has none. */
  email?: string;
  /** Further addresses in the same text. */
  others: string[];
  /** The text was not the bare address: spaces, brackets, "mailto:". */
  wasTidied: boolean;
}

const LOCAL = /^[a-z0-9_](?:[a-z0-9_%+'-]|\.(?!\.))*$/;
const LABEL = /^[a-z0-9](?:[a-z0-9-]*[a-z0-9])?$/;

/** True for an address that mail could be sent to: name, one @, a domain with a point. Case does not matter. */
export function isEmail(text: string): boolean {
  if (text.length > 254) return false;
  const at = text.lastIndexOf('@');
  const local = text.slice(0, at).toLowerCase();
  const labels = text
    .slice(at + 1)
    .toLowerCase()
    .split('.');
  if (at < 1 || local.length > 64 || !LOCAL.test(local) || local.endsWith('.')) return false;
  if (labels.length < 2 || !labels.every((label) => label.length <= 63 && LABEL.test(label))) return false;
  return /^[a-z][a-z-]*[a-z]$/.test(labels[labels.length - 1] ?? '');
}

/**
 * The address in a text. Only what cannot change the address is put right: spaces around the @, a name in front of <…>, "mailto:",
 * a comma at the end, capitals. A slip of the pen is never corrected: the mail would go to a stranger.
 */
export function readEmail(text: string): EmailReading {
  const joined = text
    .trim()
    .toLowerCase()
    .replace(/^mailto:/, '')
    .replace(/\s*@\s*/g, '@');
  const parts = joined
    .split(/\s+(?:dan|atau)\s+|[\s;,/|<>()[\]"]+/)
    .map((part) => part.replace(/^[.:]+|[.:]+$/g, ''))
    .filter((part) => part !== '');
  const found = [...new Set(parts.filter(isEmail))];
  const [email, ...others] = found;
  if (email === undefined) return { others: [], wasTidied: false };
  // "budi santoso@mail.example": a word before the address may belong to it.
  const isTorn = parts.length > found.length && !/[<(]/.test(joined) && others.length === 0;
  if (isTorn) return { others: [], wasTidied: false };
  return { email, others, wasTidied: others.length === 0 && email !== text.trim().toLowerCase() };
}

/** The domain that was probably meant, for a well-known one with a slip in it: "gmial.com" is "gmail.com". */
export function suspectDomain(email: string): string | undefined {
  return SLIPS.get(email.slice(email.lastIndexOf('@') + 1));
}

const SLIPS = new Map<string, string>(
  Object.entries({
    'gmail.com':
      'gmial.com gmai.com gmal.com gamil.com gmail.co gmail.con gmail.cm gmil.com gmaill.com gnail.com gmail.id gmail.co.id',
    'yahoo.com': 'yaho.com yahooo.com yahoo.con yhoo.com yahoo.cm yahoo.co',
    'yahoo.co.id': 'yaho.co.id yahoo.co.i yahoo.coid yahoo.id yahooo.co.id',
    'hotmail.com': 'hotmial.com hotmai.com hotmail.con hotmail.co',
    'outlook.com': 'outlok.com outlook.con outlook.co',
  }).flatMap(([meant, slips]) => slips.split(' ').map((slip): [string, string] => [slip, meant])),
);

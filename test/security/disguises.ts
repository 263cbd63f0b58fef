/** Fewer letters of base64 than this stand by chance in any sealed text. */
const LEAST_LETTERS = 8;

/** Every way in which a secret could stand in a dump without being sealed: as it is, spaced, in base64 or in hex. */
export function disguisesOf(secret: string): Record<'plain' | 'spaced' | 'base64' | 'hex', string[]> {
  const spellings = [secret, ...digitsOf(secret)];
  return {
    plain: spellings.flatMap((text) => [text, encodeURIComponent(text), text.replaceAll(' ', '+')]),
    spaced: spellings.flatMap((text) =>
      [' ', '-', '.'].flatMap((gap) => [
        text.split('').join(gap),
        (text.match(/.{1,4}/g) ?? []).join(gap),
        (text.match(/.{1,3}/g) ?? []).join(gap),
      ]),
    ),
    base64: spellings.flatMap(base64Of),
    hex: spellings.map((text) => Buffer.from(text).toString('hex')),
  };
}

/** A number is the same number without its dashes, and a telephone without its first zero: it is kept as +62. */
export function digitsOf(secret: string): string[] {
  return /^[\d .-]+$/.test(secret) ? [secret.replace(/\D/g, '').replace(/^0/, '')] : [];
}

/** Inside a longer text the letters depend on where it begins: three ways, without the letters at the ends that change. */
function base64Of(text: string): string[] {
  return [0, 1, 2].flatMap((shift) => {
    const bytes = Buffer.concat([Buffer.alloc(shift), Buffer.from(text)]);
    const whole = bytes.subarray(0, bytes.length - (bytes.length % 3)).toString('base64');
    const inner = shift === 0 ? whole : whole.slice(4);
    if (inner.length < LEAST_LETTERS) throw new Error(`${text} is too short to be told from chance`);
    return [inner, inner.replaceAll('+', '-').replaceAll('/', '_')];
  });
}

/** Which disguises of these secrets stand in a text; letters count alike in both cases. */
export function findSecrets(text: string, secrets: Readonly<Record<string, string>>): string[] {
  const low = text.toLowerCase();
  return Object.entries(secrets).flatMap(([name, secret]) =>
    Object.entries(disguisesOf(secret))
      .filter(([, forms]) => forms.some((form) => low.includes(form.toLowerCase())))
      .map(([disguise]) => `${name}, ${disguise}`),
  );
}

/** A path on this very host to go on to, or undefined: never another site, however it is disguised. */
export function localPath(next: string | null | undefined): string | undefined {
  if (!next?.startsWith('/') || /[\\\p{Cc}]/u.test(next)) return undefined;
  const url = new URL(next, 'http://here.invalid');
  if (url.host !== 'here.invalid' || next.startsWith('//')) return undefined;
  return url.pathname + url.search;
}

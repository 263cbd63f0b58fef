/** What an address of this route looks like. */
export function patternOf(path: string): RegExp {
  const source = path
    .split('/')
    .map((part) => {
      const match = /^:(\w+)(?:\{(.+)\})?$/.exec(part);
      return match ? (match[2] ?? '[^/]+') : part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
    })
    .join('/');
  return new RegExp(`^${source}$`);
}

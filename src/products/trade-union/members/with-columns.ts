/** The list with these columns in its address. */
export function withColumns(url: string, columns: readonly string[]): string {
  const [path = '', search = ''] = url.split('?');
  const query = new URLSearchParams([...new URLSearchParams(search)].filter(([name]) => name !== 'kolom'));
  for (const column of columns) query.append('kolom', column);
  return `${path}?${query}`;
}

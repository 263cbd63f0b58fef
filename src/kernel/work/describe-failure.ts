/**
 * What the log tells of a failure nobody expected: its kind, its place in the source, and its message without the values
 * that it quotes. A log is read by people who may not see data, and a message may repeat what somebody typed.
 */
export function describeFailure(error: unknown): string {
  if (!(error instanceof Error)) return `a ${typeof error} was thrown`;
  const { code, constraint } = error as { code?: unknown; constraint?: unknown };
  const frames = (error.stack ?? '').split('\n').filter((line) => /^\s+at /.test(line));
  const about = [code, constraint].filter((part) => typeof part === 'string').join(' ');
  return [
    `${error.name}${about ? ` (${about})` : ''}: ${withoutValues(error.message, code)}`,
    ...frames,
  ].join('\n');
}

/** Names of tables and columns stay: of the database's refusals only those of class 22 quote what was sent. */
function withoutValues(message: string, code: unknown): string {
  const isAboutNames = typeof code === 'string' && /^(?!22)[0-9A-Z]{5}$/.test(code);
  const bare = isAboutNames ? message : message.replace(/"[^"]*"|'[^']*'|`[^`]*`/g, '"…"');
  return bare.replace(/\S+@\S+/g, '…').replace(/\d[\d .-]{5,}/g, '…');
}

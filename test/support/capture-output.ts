/** Keeps what the server prints (its log) instead of showing it, until `restore`. */
export function captureOutput(): { text(): string; restore(): void } {
  const printed: string[] = [];
  const streams = [process.stdout, process.stderr] as const;
  const writes = streams.map((stream) => stream.write);
  for (const stream of streams) {
    stream.write = ((chunk: string | Uint8Array) => {
      printed.push(Buffer.from(chunk as Uint8Array).toString());
      return true;
    }) as typeof stream.write;
  }
  // The test runner takes the console for itself: its lines never reach the streams.
  const names = ['log', 'warn', 'error'] as const;
  const logs = names.map((name) => console[name]);
  for (const name of names)
    console[name] = (...parts: unknown[]) => printed.push(parts.map(String).join(' '));
  return {
    text: () => printed.join('\n'),
    restore() {
      for (const [index, stream] of streams.entries()) stream.write = writes[index]!;
      for (const [index, name] of names.entries()) console[name] = logs[index]!;
    },
  };
}

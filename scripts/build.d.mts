export function build(options?: { force?: boolean; quiet?: boolean }): Promise<{ built: boolean; milliseconds: number }>;

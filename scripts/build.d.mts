export function build(options?: {
  force?: boolean;
  quiet?: boolean;
  only?: 'client' | 'server';
}): Promise<{ built: boolean; milliseconds: number }>;

import { Badge } from '#kernel/ui';

/** Whether a letter may be switched off by its readers. */
export function KindBadge({ isEssential }: { isEssential: boolean }) {
  return <Badge tone={isEssential ? 'info' : 'neutral'}>{isEssential ? 'Wajib' : 'Tidak wajib'}</Badge>;
}

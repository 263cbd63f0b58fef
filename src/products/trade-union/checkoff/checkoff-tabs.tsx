import { Tabs } from '#kernel/ui';
import { CHECKOFF_PATH } from './words.tsx';

/** Lists and mandates, the two halves of wage deduction. */
export function CheckoffTabs({ current }: { current: 'lists' | 'mandates' }) {
  return (
    <Tabs
      label="Potong gaji"
      items={[
        { label: 'Daftar untuk kampus', url: CHECKOFF_PATH, isCurrent: current === 'lists' },
        { label: 'Kuasa anggota', url: `${CHECKOFF_PATH}/mandates`, isCurrent: current === 'mandates' },
      ]}
    />
  );
}

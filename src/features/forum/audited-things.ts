import type { Things } from '#kernel/audit';

/** What the log of actions calls what is kept here. */
export const forumThings: Things = {
  forum: 'Forum',
  forum_thread: 'Utas forum',
  forum_post: 'Tulisan forum',
  forum_mute: 'Bisu di forum',
  forum_category: 'Kategori forum',
};

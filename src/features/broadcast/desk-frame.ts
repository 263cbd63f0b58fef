/** What every page of the desk has in common. */
export const frame = (desk: string, title: string) => ({
  surface: 'console' as const,
  title,
  trail: [{ label: 'Pengumuman', url: desk }],
  menuUrl: desk,
  help: 'pengumuman',
});

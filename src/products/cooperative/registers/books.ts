/** The breadcrumb of every book. */
export const books = [{ label: 'Buku 16', url: '/buku' }];

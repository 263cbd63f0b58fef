/** Where the search over everything goes, the same in every house. */
export const SEARCH_URL = '/cari';

// A list as a page shows it: search, filters, table and the way through, all of it kept in the address.
export { isNarrowed } from './is-narrowed.ts';
export { FilterField, type ListFilter, ListFilters } from './list-filters.tsx';
export { ListFoot } from './list-foot.tsx';
export { ListTable, pastTheEnd, sortUrlOf } from './list-table.tsx';

export { kernelData } from './kernel-data.ts';
export type { Erased, PersonalData, PersonalRows, PersonalTable, PlainTable } from './personal-table.ts';
export type { ConsentPurpose, PersonalDataSource, Watchers } from './source.ts';

export type { Register } from './register.ts';

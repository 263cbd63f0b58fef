export { unionPersonalSource } from './personal-source.ts';
export { SALARY_VERSION } from './purposes.ts';

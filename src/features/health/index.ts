export { HealthSheet } from './health-sheet.tsx';
export { type Health, readHealth } from './read-health.ts';

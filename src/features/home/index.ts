export { OfficeSection } from './office-section.tsx';

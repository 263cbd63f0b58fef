export { type HomeWords, homeRoute } from './home-page.tsx';

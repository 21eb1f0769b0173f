export { useLanguage } from '../locales/words.tsx';

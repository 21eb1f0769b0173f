export { recallWards, rememberWards } from './remembered-wards.ts';

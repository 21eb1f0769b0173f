export { ListViews } from './ListViews.tsx';
export { SaveView, ViewButton } from './ViewParts.tsx';

export { ListViews } from './ListViews.tsx';
export { ViewMenu } from './ViewMenu.tsx';
export { SaveView, ViewButton } from './ViewParts.tsx';

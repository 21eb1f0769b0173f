export { InteractionComposer } from './InteractionComposer.tsx';

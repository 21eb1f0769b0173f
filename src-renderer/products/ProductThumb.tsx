import type { ProductBrief } from '../../src-shared/products/products.contract.ts';
import { useSmallPicture } from '../files/index.ts';
import classes from './Photos.module.css';

/** The main picture of a product as small as a line of a list; its place stays empty where there is none. */
export function ProductThumb({ photo, isMade = false }: { photo: ProductBrief['photo']; isMade?: boolean }) {
  const picture = useSmallPicture(photo, isMade);
  return (
    <span className={classes.thumb}>
      {picture === null ? null : <img src={picture} alt="" className={classes.thumbPicture} draggable={false} />}
    </span>
  );
}

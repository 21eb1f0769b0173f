/** SQL of this version for own fields. */
export const ownFieldsSql = ``;

/** SQL of this version for timeline. */
export const timelineSql = ``;

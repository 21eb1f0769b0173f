/** SQL of this version for imports. */
export const importsSql = ``;

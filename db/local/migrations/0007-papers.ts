/** SQL of this version for papers. */
export const papersSql = ``;

/** SQL of this version for people. */
export const peopleSql = ``;

/** A column of a list is read from one index, which has all that it needs; the field comes first, since one field is asked for. */
export const ownFieldsSql = `
CREATE INDEX custom_values_list ON custom_values(field_id, row_id, "value") WHERE deleted_at IS NULL;
`;

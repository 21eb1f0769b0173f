/** How a customer's fields and their values are said; the page that shows the timeline knows them. */
export interface FieldWords {
  nameOf: (field: string) => string;
  valueOf: (field: string, value: string | number | boolean | null) => string;
}

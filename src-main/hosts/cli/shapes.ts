import { z } from 'zod';

/** The parts of JSON Schema that zod writes for our contract. */
interface Schema {
  readonly type?: string | readonly string[];
  readonly format?: string;
  readonly enum?: readonly unknown[];
  readonly const?: unknown;
  readonly anyOf?: readonly Schema[];
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
  readonly items?: Schema;
  readonly additionalProperties?: Schema | boolean;
  readonly default?: unknown;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly maxLength?: number;
  readonly minItems?: number;
  readonly maxItems?: number;
}

/** What a procedure takes, as a person reads it: `{ text: text ≤200, limit?: 1–100 = 20 }`. */
export function describeInput(schema: z.core.$ZodType): string {
  // zod's own type for JSON Schema is an open record; these are the parts it fills.
  return describe(z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' }) as Schema);
}

function describe(schema: Schema): string {
  const standard = schema.default;
  const hasStandard = standard !== undefined && standard !== null && JSON.stringify(standard) !== '{}';
  return hasStandard ? `${shape(schema)} = ${JSON.stringify(standard)}` : shape(schema);
}

function shape(schema: Schema): string {
  if (schema.anyOf !== undefined) return [...new Set(schema.anyOf.map(describe))].join(' | ');
  if (schema.const !== undefined) return JSON.stringify(schema.const);
  if (schema.enum !== undefined) return schema.enum.map((value) => JSON.stringify(value)).join(' | ');
  switch (schema.type) {
    case 'object':
      return object(schema);
    case 'array':
      return array(schema);
    case 'string':
      return text(schema);
    case 'integer':
    case 'number':
      return number(schema);
    case 'boolean':
      return 'true | false';
    case 'null':
      return 'null';
    default:
      return 'anything';
  }
}

function object(schema: Schema): string {
  const fields = Object.entries(schema.properties ?? {}).map(([name, field]) => {
    return `${name}${schema.required?.includes(name) ? '' : '?'}: ${describe(field)}`;
  });
  if (fields.length > 0) return `{ ${fields.join(', ')} }`;
  return typeof schema.additionalProperties === 'object' ? `{ [name]: ${describe(schema.additionalProperties)} }` : '{}';
}

function array(schema: Schema): string {
  const inside = describe(schema.items ?? {});
  const most = schema.maxItems === undefined ? '' : ` ≤${schema.maxItems}`;
  return `[${inside}, …${most}]`;
}

function text({ format, maxLength }: Schema): string {
  if (format === 'uuid') return 'id';
  if (format === 'date') return 'YYYY-MM-DD';
  if (format === 'date-time') return 'instant';
  return maxLength === undefined ? 'text' : `text ≤${maxLength}`;
}

function number({ type, minimum, maximum }: Schema): string {
  // zod names the largest safe integer where no limit was given.
  const low = minimum !== undefined && minimum > -Number.MAX_SAFE_INTEGER ? minimum : undefined;
  const high = maximum !== undefined && maximum < Number.MAX_SAFE_INTEGER ? maximum : undefined;
  if (low !== undefined && high !== undefined) return `${low}–${high}`;
  return type === 'integer' ? 'integer' : 'number';
}

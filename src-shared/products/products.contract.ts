import { z } from 'zod';
import { dong } from '../lib/amounts.ts';
import { exactPartial, isoDate, limit, uuid } from '../lib/fields.ts';
import { sha256 } from '../files/file.ts';
import { command, query } from '../rpc/procedure.ts';
import { undoable } from '../undo/undo.contract.ts';
import { exportFormats } from '../exports/exports.contract.ts';
import { importProblems } from './product-import.ts';
import { productGroupValues, productValues } from './product.ts';
import { vatRates } from './vat-rate.ts';

/** A product as lists and pickers show it. */
export const productBrief = z.object({
  id: uuid,
  code: z.string(),
  name: z.string(),
  nameEn: z.string().nullable(),
  groupId: z.string().nullable(),
  groupName: z.string().nullable(),
  unit: z.string(),
  packMilli: z.number().nullable(),
  packUnit: z.string().nullable(),
  barcode: z.string().nullable(),
  vatClass: productValues.shape.vatClass,
  /** Of today; null where no rate is said for it. */
  vatRate: z.enum(vatRates).nullable(),
  /** Of the standard list today, from the smallest quantity on, before VAT. */
  priceDong: z.number().nullable(),
  isActive: z.boolean(),
  /** The main picture; `files.thumbnail` has it small. */
  photo: z.object({ id: uuid, sha256 }).nullable(),
});
export type ProductBrief = z.output<typeof productBrief>;

export const productGroup = productGroupValues.extend({
  id: uuid,
  code: z.string().nullable(),
  name: z.string(),
  parentId: z.string().nullable(),
});
export type ProductGroup = z.output<typeof productGroup>;

/** What a form sends of a product; what it leaves out is the standard one. */
export const productDraft = productValues.extend({
  nameEn: productValues.shape.nameEn.default(null),
  groupId: productValues.shape.groupId.default(null),
  barcode: productValues.shape.barcode.default(null),
  vatClass: productValues.shape.vatClass.default('standard'),
  description: productValues.shape.description.default(null),
  packMilli: productValues.shape.packMilli.default(null),
  packUnit: productValues.shape.packUnit.default(null),
  isActive: productValues.shape.isActive.default(true),
});

export const productSorts = ['name', 'code'] as const;

export const productsContract = {
  search: query(
    'Products by code, name without accents, or barcode, the likeliest first',
    z.object({
      text: z.string().max(200),
      /** With the groups under it. */
      groupId: uuid.exactOptional(),
      limit: limit(50, 10),
      /** Also what is sold no longer. */
      withInactive: z.boolean().default(false),
    }),
    z.object({ products: z.array(productBrief) }),
  ),
  ofIds: query(
    'The products with these ids, in their order, also those sold no longer; one that is gone is left out',
    z.object({ ids: z.array(uuid).max(500) }),
    z.object({ products: z.array(productBrief) }),
  ),
  list: query(
    'The catalogue by the page',
    z.object({
      text: z.string().max(200).default(''),
      groupId: uuid.exactOptional(),
      state: z.enum(['active', 'inactive', 'all']).default('active'),
      sort: z.enum(productSorts).default('name'),
      descending: z.boolean().default(false),
      offset: z.number().int().min(0).default(0),
      limit: limit(500, 100),
    }),
    z.object({
      products: z.array(productBrief),
      total: z.number().int(),
      mayChange: z.boolean(),
      /** Whether any product of the catalogue has a picture. */
      hasPhotos: z.boolean(),
    }),
  ),
  get: query(
    'One product with its prices in every list; costs only where this laptop has them',
    z.object({ id: uuid }),
    z.object({
      product: productBrief.extend({ description: z.string().nullable() }),
      /** From the top group down to its own. */
      groups: z.array(z.object({ id: uuid, name: z.string() })),
      prices: z.array(
        z.object({
          id: uuid,
          priceListId: uuid,
          listName: z.string(),
          holdsToday: z.boolean(),
          minQuantityMilli: z.number(),
          priceDong: z.number(),
        }),
      ),
      /** Newest first. */
      costs: z.array(z.object({ id: uuid, costDong: z.number(), fromOn: z.string() })),
      /** The next day on which the class of the product has another rate. */
      nextVat: z.object({ on: z.string(), rate: z.enum(vatRates).nullable() }).nullable(),
      mayChange: z.boolean(),
    }),
  ),
  save: command(
    'Makes a product, or changes the one with this id; administrators only',
    productDraft.extend({ id: uuid.exactOptional() }),
    undoable.extend({ id: uuid }),
  ),
  change: command(
    'Changes named fields of a product; administrators only',
    z.object({ id: uuid, change: exactPartial(productValues) }),
    undoable,
  ),
  remove: command(
    'Takes products out of the catalogue; administrators only',
    z.object({ ids: z.array(uuid).min(1).max(1000) }),
    undoable,
  ),
  history: query(
    'What was changed of a product, its own fields, its prices, its costs, its stock and its pictures, newest first',
    z.object({ id: uuid, limit: limit(500, 100) }),
    z.object({
      changes: z.array(
        z.object({
          entity: z.enum(['products', 'listPrices', 'productCosts', 'productPhotos', 'stockLevels', 'customValues']),
          kind: z.enum(['create', 'update', 'delete', 'restore']),
          field: z.string().nullable(),
          oldValue: z.union([z.string(), z.number(), z.boolean()]).nullable(),
          newValue: z.union([z.string(), z.number(), z.boolean()]).nullable(),
          listName: z.string().nullable(),
          /** The own field whose value the line tells of. */
          ownFieldId: uuid.nullable(),
          at: z.string(),
          userName: z.string().nullable(),
        }),
      ),
    }),
  ),
  import: command(
    'Takes in products and prices from copied cells or a CSV or XLSX file, with its mistakes by line; a trial writes nothing; administrators only',
    z.object({
      text: z.string().max(5_000_000).exactOptional(),
      file: z.string().min(1).max(4000).exactOptional(),
      isTrial: z.boolean(),
    }),
    z.object({
      added: z.number().int(),
      changed: z.number().int(),
      same: z.number().int(),
      newGroups: z.array(z.string()),
      bad: z.array(z.object({ line: z.number().int(), code: z.string(), problems: z.array(z.enum(importProblems)) })),
      /** Null where nothing was written. */
      groupId: uuid.nullable(),
    }),
  ),
  export: command(
    'Writes what is sold with its prices in every list into a file that the import reads; the log of exports keeps it',
    z.object({
      file: z.string().min(1).max(4000),
      format: z.enum(exportFormats),
      language: z.enum(['vi', 'en']).default('vi'),
    }),
    z.object({ rows: z.int() }),
  ),
  setCost: command(
    'What a product costs from a day on; null takes that day’s figure away; administrators only',
    z.object({ productId: uuid, fromOn: isoDate, costDong: dong.nullable() }),
    undoable,
  ),
};

export const productGroupsContract = {
  list: query(
    'The groups of products, each after its parent',
    z.object({}),
    z.object({
      groups: z.array(productGroup.extend({ depth: z.number().int(), products: z.number().int() })),
      mayChange: z.boolean(),
    }),
  ),
  save: command(
    'Makes a group of products, or changes the one with this id; administrators only',
    z.object({
      id: uuid.exactOptional(),
      name: productGroupValues.shape.name,
      code: productGroupValues.shape.code.default(null),
      parentId: uuid.nullable().default(null),
      order: z.int().default(0),
      isActive: z.boolean().default(true),
    }),
    undoable.extend({ id: uuid }),
  ),
  remove: command(
    'Removes a group of products; what is under it moves up to its parent; administrators only',
    z.object({ id: uuid }),
    undoable,
  ),
};

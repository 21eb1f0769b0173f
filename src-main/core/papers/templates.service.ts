import { templateKinds } from '../../../src-shared/documents/document-template.ts';
import { standardTemplates } from '../../../src-shared/documents/standard-templates.ts';
import { readTemplateBody } from '../../../src-shared/documents/template-body.ts';
import { unknownFields } from '../../../src-shared/documents/template-fields.ts';
import type { OfficeTemplate, templatesContract } from '../../../src-shared/documents/templates.contract.ts';
import { AppError } from '../../../src-shared/rpc/errors.ts';
import type { HandlersOf } from '../../../src-shared/rpc/procedure.ts';
import type { Context } from '../context.ts';
import type { Db } from '../platform/database.ts';
import { createRoleReader } from '../settings/index.ts';

interface StoredTemplate {
  readonly id: string;
  readonly kind: OfficeTemplate['kind'];
  readonly name: string;
  readonly language: 'vi' | 'en';
  readonly body: string;
  readonly isStandard: 0 | 1;
  readonly isActive: 0 | 1;
}

/** Of each kind and language: the office's own, the one that is used first, then the one that comes with the program. */
export function createTemplatesReader(db: Db): () => OfficeTemplate[] {
  const stored = db.prepare(
    `SELECT id, kind, name, language, body, is_standard AS isStandard, is_active AS isActive FROM document_templates
     WHERE deleted_at IS NULL ORDER BY is_standard DESC, "order", created_at DESC, id`,
  );
  return () => {
    const own = (stored.all() as StoredTemplate[]).flatMap((row) => {
      const body = readTemplateBody(row.body);
      // What a newer program wrote is not shown as something that it is not.
      return body === null
        ? []
        : [{ ...row, body, isStandard: row.isStandard === 1, isActive: row.isActive === 1, isUsed: false }];
    });
    return templateKinds.flatMap((kind) =>
      (['vi', 'en'] as const).flatMap((language): OfficeTemplate[] => {
        const alike = own.filter((template) => template.kind === kind && template.language === language);
        const used = alike.find(({ isActive, isStandard }) => isActive && isStandard);
        const { name, body } = standardTemplates[kind][language];
        const shipped = { id: null, kind, name, language, body, isStandard: used === undefined, isActive: true };
        return [
          ...alike.map((template) => ({ ...template, isUsed: template === used })),
          { ...shipped, isUsed: used === undefined },
        ];
      }),
    );
  };
}

export function createTemplatesService(ctx: Context): HandlersOf<typeof templatesContract> {
  const read = createTemplatesReader(ctx.db);
  const roleOf = createRoleReader(ctx);
  const asAdmin = () => {
    if (roleOf() !== 'admin') throw new AppError('forbidden', 'only an administrator changes how papers look');
  };
  const others = ctx.db
    .prepare(
      'SELECT id FROM document_templates WHERE kind = ? AND language = ? AND is_standard = 1 AND id <> ? AND deleted_at IS NULL',
    )
    .pluck();

  return {
    list: () => ({ templates: read(), mayChange: roleOf() === 'admin' }),
    save({ id, body, ...values }) {
      asAdmin();
      const [unknown] = unknownFields(body);
      if (unknown !== undefined) {
        throw new AppError('invalid', `the template names a field that is none: ${unknown.field}`, {
          fields: { body: 'unknown-template-field' },
          details: { field: unknown.field, nearest: unknown.nearest },
        });
      }
      const row = { ...values, body: JSON.stringify(body) };
      const { value, groupId } = ctx.write.transact((tx) => {
        const made = id ?? tx.create('documentTemplates', { order: 0, ...row });
        if (id !== undefined) tx.update('documentTemplates', id, row);
        // One of each kind and language is the one that is used.
        if (values.isStandard)
          for (const other of others.all(values.kind, values.language, made) as string[]) // one text column
            tx.update('documentTemplates', other, { isStandard: false });
        return made;
      });
      return { id: value, groupId };
    },
    delete({ id }) {
      asAdmin();
      const { groupId } = ctx.write.transact((tx) => void tx.remove('documentTemplates', id));
      return { groupId };
    },
  };
}

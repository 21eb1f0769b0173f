import { isRestricted } from '../../../src-shared/consent/may-contact.ts';
import type { contactsContract } from '../../../src-shared/contacts/contacts.contract.ts';
import { writeVcard, type VcardPerson } from '../../../src-shared/contacts/vcard.ts';
import { AppError } from '../../../src-shared/rpc/errors.ts';
import type { HandlersOf } from '../../../src-shared/rpc/procedure.ts';
import { zaloAddressOf } from '../../../src-shared/vietnam/zalo.ts';
import type { Context } from '../context.ts';
import { createFamily } from '../customers/index.ts';
import { createExportPermit, writeWholeFile } from '../exports/index.ts';

type Stored = Omit<VcardPerson, 'isOrganisation' | 'zalo'> & {
  readonly zalo: string | null;
  readonly kind: string | null;
  readonly restrictedOn: string | null;
  readonly ofRestricted: string | null;
};

/** People as cards for the address book of a phone. By the same right as every export, and logged like one. */
export function createVcards(ctx: Context): Pick<HandlersOf<typeof contactsContract>, 'exportVcards'> {
  const mayExport = createExportPermit(ctx);
  const family = createFamily(ctx.db);
  const roleWord = ctx.db
    .prepare(`SELECT vi FROM list_items WHERE list = 'contact_role' AND "key" = ? AND deleted_at IS NULL`)
    .pluck();
  const people = `SELECT k.id, k.name, CASE WHEN c.kind = 'company' THEN c.name END AS organisation, k.role, k.phone, k.email, k.address, k.birthday,
    k.gender, k.note, k.zalo, NULL AS website, NULL AS kind, k.restricted_on AS restrictedOn, c.restricted_on AS ofRestricted
    FROM contacts AS k JOIN customers AS c ON c.id = k.customer_id WHERE k.deleted_at IS NULL AND c.deleted_at IS NULL`;
  const contact = ctx.db.prepare(`${people} AND k.id = ?`);
  const ofCustomer = ctx.db.prepare(`${people} AND k.customer_id = ? ORDER BY k.rid`);
  const customer = ctx.db.prepare(
    `SELECT id, name, NULL AS organisation, NULL AS role, phone, email, address, birthday, gender, NULL AS note, NULL AS zalo, website, kind,
       restricted_on AS restrictedOn, NULL AS ofRestricted FROM customers WHERE id = ? AND deleted_at IS NULL`,
  );

  return {
    async exportVcards({ file, version, contactIds, customerIds }) {
      if (!mayExport()) throw new AppError('forbidden', 'the office lets others take customer data out');
      const path = await ctx.files.resolveForWriting(file);
      const found = [
        ...contactIds.flatMap((id) => contact.all(id)),
        ...customerIds.flatMap((id) => [customer.get(id), ...family.of(id).flatMap((member) => ofCustomer.all(member))]),
      ].filter((row) => row !== undefined) as Stored[]; // the columns selected
      const unique = [...new Map(found.map((person) => [person.id, person])).values()];
      const now = new Date(ctx.clock.now()).toISOString();
      const kept = unique.filter(
        ({ restrictedOn, ofRestricted }) => !isRestricted(restrictedOn, now) && !isRestricted(ofRestricted, now),
      );
      if (kept.length === 0) throw new AppError('not-found', 'nobody to be written into a card');
      const cards = kept.map((person) =>
        writeVcard(
          {
            ...person,
            isOrganisation: person.kind === 'company',
            organisation: person.kind === 'company' ? person.name : person.organisation,
            role: person.role === null ? null : String(roleWord.get(person.role) ?? person.role),
            zalo: zaloAddressOf(person),
          },
          version,
        ),
      );
      await writeWholeFile(path, cards.join(''), () =>
        ctx.write.transact((tx) =>
          tx.create('exportLog', {
            what: 'vcard',
            format: 'vcf',
            rows: kept.length,
            columns: 'name,phone,email,address,birthday,note',
            exportedAt: tx.now,
          }),
        ),
      );
      return { cards: kept.length, restricted: unique.length - kept.length };
    },
  };
}

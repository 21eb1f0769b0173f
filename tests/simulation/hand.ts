import type { Outcome } from '../../src-shared/rpc/errors.ts';
import type { EntityName } from '../../src-shared/sync/entities.ts';
import { entities } from '../../src-shared/sync/entities.ts';
import type { Random } from '../faults/random.ts';
import type { Laptop } from './laptop.ts';

/* A person at a laptop, and what he picks there by chance. */

export interface People {
  readonly userIds: readonly string[];
  readonly teamIds: readonly string[];
  readonly departmentIds: readonly string[];
}

export interface Hand {
  readonly laptop: Laptop;
  readonly random: Random;
  readonly people: People;
  readonly groups: string[];
}

/** Null: there is nothing here to do it with. */
export type Action = (hand: Hand) => Promise<Outcome<unknown> | null>;
export type Actions = Readonly<Record<string, readonly [weight: number, action: Action]>>;

export const words = [
  'Đại Phát',
  'Hưng Thịnh',
  'Minh Đức',
  'Ngọc Ánh',
  'Quỳnh Như',
  'Trường Sơn',
  'Đặng Hải',
  'Phước Lộc',
] as const;
export const phones = ['0903 555 101', '028 3822 1234', '0987.654.321', '+84 24 3825 1111'] as const;

export function name({ random }: Hand): string {
  return `${random.pick(words)} ${random.below(1000)}`;
}

export function instant({ laptop, random }: Hand): string {
  const hours = random.below(24 * 14) - 24 * 4;
  return new Date(laptop.session.ctx.clock.now() + hours * 3_600_000).toISOString();
}

/** A row that this laptop shows. */
export function oneOf({ laptop, random }: Hand, entity: EntityName, where = 'deleted_at IS NULL'): string | null {
  const { db } = laptop.session.ctx;
  const table = entities[entity].table;
  const count = Number(db.prepare(`SELECT count(*) FROM "${table}" WHERE ${where}`).pluck().get());
  if (count === 0) return null;
  return String(
    db.prepare(`SELECT id FROM "${table}" WHERE ${where} ORDER BY id LIMIT 1 OFFSET ?`).pluck().get(random.below(count)),
  );
}

/** What no command of the contract writes. */
export async function written(
  { laptop }: Hand,
  work: Parameters<Laptop['session']['ctx']['write']['transact']>[0],
): Promise<Outcome<unknown>> {
  try {
    const { groupId } = laptop.session.ctx.write.transact(work);
    return { ok: true, value: { groupId } };
  } catch (error) {
    return { ok: false, error: { code: 'unexpected', message: String(error) } };
  }
}

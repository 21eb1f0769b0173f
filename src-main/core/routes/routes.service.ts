import { addDays, startOfLocalDay } from '../../../src-shared/lib/dates.ts';
import { metresBetween, type Position, positionOf } from '../../../src-shared/lib/geo.ts';
import { readRouteStops, type RouteStops } from '../../../src-shared/routes/day-route.ts';
import { orderStops } from '../../../src-shared/routes/order-stops.ts';
import type { DayRoute, RouteStart, RouteStop, routesContract } from '../../../src-shared/routes/routes.contract.ts';
import type { HandlersOf } from '../../../src-shared/rpc/procedure.ts';
import { provinceSeat } from '../../../src-shared/vietnam/province-seats.ts';
import type { Context } from '../context.ts';
import { joinShownCustomer } from '../customers/index.ts';
import { madeId } from '../platform/made-id.ts';
import type { WriteTransaction } from '../sync/write-door.ts';
import { createMyVisits, createVisitsRepository } from '../visits/index.ts';
import { officeInstant } from '../platform/office-time.ts';

interface PlaceRow {
  readonly id: string;
  readonly latitude: string | null;
  readonly longitude: string | null;
  readonly inLatitude: string | null;
  readonly inLongitude: string | null;
  readonly provinceCode: string | null;
}
interface SavedRow {
  readonly stops: string;
  readonly startName: string | null;
  readonly startLatitude: string | null;
  readonly startLongitude: string | null;
}
type Placed = Omit<RouteStop, 'metres'>;
interface Day extends RouteStops {
  readonly start: RouteStart | null;
  readonly isOrdered: boolean;
  readonly stops: readonly Placed[];
}

/** A day's stops of whoever works here, with those of a colleague for whom he stands in: in the order he gave them, and how far it is from one to the next. */
export function createRoutesService(ctx: Context): HandlersOf<typeof routesContract> {
  const mine = createMyVisits(ctx, createVisitsRepository(ctx.db));
  const places = ctx.db.prepare(
    `SELECT v.id, c.latitude, c.longitude, v.in_latitude AS inLatitude, v.in_longitude AS inLongitude, c.province_code AS provinceCode
     FROM json_each(?) AS wanted JOIN visits AS v ON v.id = wanted.value ${joinShownCustomer('v.customer_id')}`,
  );
  const columns = 'stops, start_name AS startName, start_latitude AS startLatitude, start_longitude AS startLongitude';
  const saved = ctx.db.prepare(`SELECT ${columns} FROM day_routes WHERE id = ? AND deleted_at IS NULL`);
  // Whoever begins at home today begins there tomorrow.
  const lastStart = ctx.db.prepare(
    `SELECT ${columns} FROM day_routes WHERE "on" < ? AND created_by IS ? AND deleted_at IS NULL AND start_latitude IS NOT NULL
     ORDER BY "on" DESC LIMIT 1`,
  );
  const idOf = (on: string) => madeId('dayRoutes', ctx.userId() ?? '', on);

  function read(on: string): Day {
    const now = officeInstant(ctx);
    const me = ctx.userId();
    const planned = mine
      .between(startOfLocalDay(on), startOfLocalDay(addDays(on, 1)), now)
      .filter((visit) => visit.state !== 'cancelled');
    const row = saved.get(idOf(on)) as SavedRow | undefined; // the columns selected, as below
    const { order, fixed, returns } = readRouteStops(row?.stops ?? '{}');
    const placeOf = new Map(
      (places.all(JSON.stringify(planned.map(({ id }) => id))) as PlaceRow[]).map((place) => [place.id, place]),
    );
    const rank = new Map(order.map((id, at) => [id, at]));
    // Visits planned after the order was made come last, by time.
    const inOrder = planned.toSorted((a, b) => (rank.get(a.id) ?? order.length) - (rank.get(b.id) ?? order.length));
    return {
      order,
      fixed,
      returns,
      isOrdered: order.length > 0,
      start: startOf(row ?? (lastStart.get(on, me) as SavedRow | undefined)),
      stops: inOrder.map((visit) => ({ visit, ...positionAt(placeOf.get(visit.id)), isFixed: fixed.includes(visit.id) })),
    };
  }

  /** Writes what is given over what was there; answers the row's day. */
  function write(tx: WriteTransaction, on: string, change: Partial<RouteStops> & { start?: RouteStart | null }): void {
    const id = idOf(on);
    const known = tx.read('dayRoutes', id);
    const before = known === null || known.deletedAt !== null ? '{}' : String(known.fields['stops']);
    const { start, ...stops } = change;
    const begin = start === undefined ? read(on).start : start;
    const values = {
      stops: JSON.stringify({ ...readRouteStops(before), ...stops }),
      startName: begin?.name ?? null,
      startLatitude: begin?.latitude ?? null,
      startLongitude: begin?.longitude ?? null,
    };
    if (known === null) tx.create('dayRoutes', { id, on, ...values });
    else {
      if (known.deletedAt !== null) tx.restore('dayRoutes', id);
      tx.update('dayRoutes', id, values);
    }
  }

  return {
    get: ({ on }) => measure(on, read(on)),
    order({ on }) {
      const day = read(on);
      const ordered = shortestWay(day);
      const order = ordered.map(({ visit }) => visit.id);
      const { groupId } = ctx.write.transact((tx) => write(tx, on, { order }));
      const metresOf = (stops: readonly Placed[]) => measure(on, { ...day, stops }).totalMetres;
      return { groupId, metresBefore: metresOf(day.stops), metresAfter: metresOf(ordered) };
    },
    save({ on, ...change }) {
      const { groupId } = ctx.write.transact((tx) => write(tx, on, change));
      return { groupId };
    },
    byTime({ on }) {
      const { groupId } = ctx.write.transact((tx) => write(tx, on, { order: [] }));
      return { groupId };
    },
  };
}

function positionAt(place: PlaceRow | undefined): Pick<Placed, 'position' | 'source'> {
  const ofCustomer = positionOf(place?.latitude, place?.longitude);
  if (ofCustomer !== null) return { position: ofCustomer, source: 'customer' };
  const ofVisit = positionOf(place?.inLatitude, place?.inLongitude);
  if (ofVisit !== null) return { position: ofVisit, source: 'check-in' };
  const seat = provinceSeat(place?.provinceCode ?? null);
  return seat === null ? { position: null, source: null } : { position: seat, source: 'province' };
}

function startOf(row: SavedRow | undefined): RouteStart | null {
  const position = positionOf(row?.startLatitude, row?.startLongitude);
  return position === null || row?.startName == null ? null : { ...position, name: row.startName };
}

function measure(on: string, day: Day): DayRoute {
  let last: Position | null = day.start;
  let totalMetres = 0;
  const stops = day.stops.map((stop) => {
    const metres = last === null || stop.position === null ? null : metresBetween(last, stop.position);
    last = stop.position ?? last;
    totalMetres += metres ?? 0;
    return { ...stop, metres };
  });
  const metresBack =
    day.returns && day.start !== null && last !== null && stops.length > 0 ? metresBetween(last, day.start) : null;
  return {
    on,
    start: day.start,
    returns: day.returns,
    stops,
    metresBack,
    totalMetres: totalMetres + (metresBack ?? 0),
    isEstimated: stops.some((stop) => stop.source === 'province'),
    withoutPosition: stops.filter((stop) => stop.position === null).length,
    isOrdered: day.isOrdered,
  };
}

/** What is done stays where it is; what is ahead is ordered from the last place. Stops that lie nobody knows where come last. */
function shortestWay(day: Day): readonly Placed[] {
  const done = day.stops.filter(({ visit }) => visit.state === 'done');
  const ahead = day.stops.filter(({ visit }) => visit.state !== 'done');
  const known = ahead.flatMap((stop) => (stop.position === null ? [] : [{ stop, position: stop.position }]));
  const unknown = ahead.filter((stop) => stop.position === null);
  const from = done.findLast(({ position }) => position !== null)?.position ?? day.start;
  const to = day.returns ? day.start : null;
  const away = (place: Position, at: number) => metresBetween(place, known[at]?.position ?? place);
  const fixed = known
    .flatMap(({ stop }, at) => (stop.isFixed ? [{ at, startsAt: stop.visit.startsAt }] : []))
    .toSorted((a, b) => (a.startsAt < b.startsAt ? -1 : a.startsAt > b.startsAt ? 1 : 0))
    .map(({ at }) => at);
  const { order } = orderStops({
    count: known.length,
    between: (a, b) => away(known[a]?.position ?? { latitude: '0', longitude: '0' }, b),
    fromStart: from === null ? null : (at) => away(from, at),
    toEnd: to === null ? null : (at) => away(to, at),
    fixed,
  });
  return [...done, ...order.flatMap((at) => known[at]?.stop ?? []), ...unknown];
}

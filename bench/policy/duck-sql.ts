/**
 * The same decisions as SQL, written for DuckDB as well as we know how: one scan for the conditions, window functions for
 * the limits, sequential work only for the few people for whom windows are not enough. Codes are the places in `words`,
 * masks and reasons those of the product, so that the totals can be compared.
 */
export const schema = `create table enrolment (
  row integer, person integer, region smallint, first integer, last integer, mode tinyint, kind tinyint,
  organizer tinyint, listed boolean, occupation smallint, level tinyint, statuses tinyint, approved boolean,
  contract boolean, days tinyint, certified boolean, fee tinyint, effective integer, year smallint, mask bigint)`

export const rateSchema = 'create table rate (combination integer, fen integer, lack integer)'

/** What a rate depends on, as one number; `late` and `city` are 0 or 1. */
export const combinationOf = (kind: number, occupation: number, level: number, city: number, late: number): number =>
  (((kind * 241 + occupation) * 6 + level) * 2 + city) * 2 + late

interface Days {
  readonly gxFrom: number
  readonly gxUntil: number
  readonly lzFrom: number
  readonly lzUntil: number
  readonly late: number
}

const unmet = (...conditions: readonly string[]): string =>
  conditions.map((condition, bit) => `((not (${condition}))::integer << ${bit})`).join(' | ')

/** Every enrolment with the mask of what is not met, rule by rule. */
export const judged = ({ gxFrom, gxUntil, lzFrom, lzUntil, late }: Days): string => {
  const [gx, lz, inside] = [
    `first between ${gxFrom} and ${gxUntil}`,
    `first between ${lzFrom} and ${lzUntil}`,
    'region < 111',
  ]
  const helped = '(statuses & 3) <> 0'
  const enterprise = unmet(
    lz,
    inside,
    'organizer = 0',
    'kind between 2 and 5',
    'contract',
    'days > 0',
    'certified',
    // Groups whose training is free: registered poor, rural transfer workers, veterans.
    '(statuses & 52) = 0 or fee <> 1',
  )
  return `create view judged as
    select e.row, person, first, last, mask, days, effective, year, occupation * 6 + level as trade, fen,
      ${unmet(gx, inside, '(mode = 1 and kind = 0) or kind = 1', helped, 'approved', 'days > 0')} as living,
      ${unmet(gx, inside, 'mode = 1', 'kind = 0', 'organizer = 1', 'not listed', '(statuses & 1) <> 0', 'contract', 'approved', 'days > 0')} as workshop,
      ${unmet(lz, inside, 'mode = 1 or kind = 1', '(statuses & 12) <> 0', 'days > 0')} as living2,
      ${enterprise} as met,
      case when met = 0 then lack else met end as enterprise
    from enrolment e join rate r on r.combination =
      (((kind * 241 + occupation) * 6 + level) * 2 + (region % 14 = 1)::integer) * 2 + (first >= ${late})::integer`
}

/** What is decided in one row alone: counts by all four masks. */
export const alone = `select living, workshop, living2, enterprise, count(*)::integer as rows,
    sum(case when workshop = 0 then least(20000 * days::integer, 100000) else 0 end)::bigint as workshop_fen
  from judged group by all`

/**
 * At most three a year, once per trade. Right for everybody whose first claim of a trade was not refused: what was
 * refused has not been used up, and a later claim of the same trade may still be granted.
 */
const windows = `create or replace temp table claim as
  select *, coalesce(sum(is_first::integer) over (
      partition by person, year order by effective, row rows between unbounded preceding and 1 preceding), 0) as before
  from (
    select person, year, trade, effective, row, fen,
      row_number() over (partition by person, trade order by effective, row) = 1 as is_first
    from judged where enterprise = 0)`

const tangled = `create or replace temp table tangled as
  select distinct a.person from claim a join claim b on a.person = b.person and a.trade = b.trade
  where a.is_first and a.before >= 3 and not b.is_first`

const YEAR = 1 << 24
const TRADE = 1 << 25
const DAY = 1 << 24
const REFUSED = -2147483648

const reasonOf = (yearFull: string, tradeUsed: string): string =>
  `case when not (${yearFull}) and not (${tradeUsed}) then 0
    else (case when ${yearFull} then ${YEAR} else 0 end) + (case when ${tradeUsed} then ${TRADE} else 0 end) + (${REFUSED}) end`

const yearly = `with recursive turn as (
    select person, year, trade, fen, row_number() over (partition by person order by effective, row) as turn
    from claim semi join tangled using (person)),
  walk as (
    select person, turn, 0 as reason, fen, [year] as years, [trade] as trades from turn where turn = 1
    union all
    select person, turn, reason, fen,
      case when reason = 0 then list_append(years, year) else years end,
      case when reason = 0 then list_append(trades, trade) else trades end
    from (
      select t.person, t.turn, t.year, t.trade, t.fen, w.years, w.trades,
        ${reasonOf('len(list_filter(w.years, lambda one: one = t.year)) >= 3', 'list_contains(w.trades, t.trade)')} as reason
      from walk w join turn t on t.person = w.person and t.turn = w.turn + 1)),
  decided as (
    select reason, fen from walk
    union all
    select ${reasonOf('before >= 3', 'not is_first')}, fen from claim anti join tangled using (person))
  select 3 as rule, reason, count(*)::integer as rows, sum(case when reason = 0 then fen else 0 end)::bigint as fen
  from decided group by reason`

/** Allowance claims of both documents; a day of one person is paid once, to the claim that comes first. */
const allowances = `create or replace temp table allowance as
  select person, effective, row, rule, first, last, days, mask from (
    select *, 0 as rule from judged where living = 0 union all select *, 2 as rule from judged where living2 = 0)`

const meeting = `create or replace temp table meeting as
  select distinct person from (
    select person, first, max(last) over (
      partition by person order by first, row, rule rows between unbounded preceding and 1 preceding) as reach
    from allowance)
  where reach >= first`

const daily = `with day as (
    select row, rule, row_number() over (partition by person, on_day order by effective, row, rule) = 1 as own
    from (
      select person, effective, row, rule, first + k as on_day
      from (select *, unnest(range(64)) as k from allowance semi join meeting using (person))
      where (mask >> k) & 1 = 1)),
  left_over as (
    select rule, count(*) as days, count(*) filter (own) as days_left from day group by row, rule
    union all
    select rule, days, days from allowance anti join meeting using (person))
  select rule, case when days_left = days then 0 when days_left > 0 then ${DAY} else ${DAY} + (${REFUSED}) end as reason,
    count(*)::integer as rows, sum(days_left * 5000)::bigint as fen
  from left_over group by all`

/** In turn: what prepares a table, what gives totals. */
export const prepares = { windows, tangled, allowances, meeting }
export const totals = { yearly, daily }

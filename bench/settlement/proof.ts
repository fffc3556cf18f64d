import type pg from 'pg'
import type { Goal, Say } from '../report.ts'

/**
 * What a person gets, by statuses and days attended: lines with rule, item and amount, places taken, journals and legs.
 * Everything else is the same for everybody of the bench, so whoever is alike must get the same, whichever way.
 */
const OUTCOMES = `with person as (
    select d.matter_id, d.person_id,
      min((s.detail -> 'facts' -> 'trainee' ->> 'statuses') || ' ' || (s.detail ->> 'days')) as alike,
      string_agg(d.rule_id || ' ' || d.entitled || ' ' || d.amount_fen, '; ' order by d.rule_id) as decided
    from subsidies.decision d join subsidies.basis s on s.id = d.basis_id where d.matter_id = any($1) group by 1, 2),
  line as (
    select l.matter_id, l.person_id, string_agg(concat_ws(' ', l.rule_id, l.item, l.payee_kind, l.amount_fen,
        (select count(*) from people.limit_use u where u.matter_id = l.id and u.released_on is null),
        (select string_agg(concat_ws(' ', j.kind, p.ledger, p.amount_fen), ', ' order by j.kind, p.ledger)
          from funds.journal j join funds.posting p on p.journal_id = j.id where j.matter_id = l.id)), '; ' order by l.rule_id)
        as written
    from subsidies.line l where l.matter_id = any($1) group by 1, 2)
  select alike, array_agg(distinct decided || ' → ' || coalesce(written, '')) as outcomes, count(*)::int as persons
  from person left join line using (matter_id, person_id) group by 1`

/** Both ways give the same to whoever is alike; every line is posted, every balance the sum of its legs, the chain whole. */
export async function provenEqual(
  pool: pg.Pool,
  { all, rest }: { readonly all: readonly string[]; readonly rest: readonly string[] },
  say: Say,
): Promise<Goal> {
  const outcomesOf = async (classIds: readonly string[]) => {
    const { rows } = await pool.query<{ alike: string; outcomes: string[]; persons: number }>(OUTCOMES, [classIds])
    return new Map(rows.map((row) => [row.alike, row]))
  }
  const [together, single] = [await outcomesOf(all), await outcomesOf(rest)]
  const differing = [...single].filter(([alike, { outcomes }]) => {
    const other = together.get(alike)
    return outcomes.length !== 1 || (other !== undefined && other.outcomes.join() !== outcomes.join())
  })
  const kinds = [...single.keys()].filter((alike) => together.has(alike))
  const persons = kinds.reduce((sum, alike) => sum + (single.get(alike)?.persons ?? 0), 0)
  const { rows } = await pool.query<{ unposted: number; unbalanced: number; wrong: number }>(`
    select (select count(*)::int from subsidies.line l where not exists (select from funds.journal j
        where j.matter_id = l.id and j.kind = 'post' and j.amount_fen = l.amount_fen)) as unposted,
      (select count(*)::int from (select from funds.posting group by journal_id having sum(amount_fen) <> 0 or count(*) <> 2) u)
        as unbalanced,
      (select count(*)::int from funds.balance b where b.amount_fen <> coalesce(
        (select sum(p.amount_fen) from funds.posting p where (p.account_id, p.ledger) = (b.account_id, b.ledger)), 0)) as wrong`)
  const [books] = rows
  const ambiguous = [...together.values()].filter(({ outcomes }) => outcomes.length !== 1).length
  const words = `${kinds.length} kinds of people (${persons} claimed one by one), ${differing.length + ambiguous} unequal; ${JSON.stringify(books)}`
  say(`  proof: ${words}`)
  const sound = books?.unposted === 0 && books.unbalanced === 0 && books.wrong === 0
  return { name: 'both ways equal', met: differing.length + ambiguous === 0 && kinds.length > 0 && sound, words }
}

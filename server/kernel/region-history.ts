import type { RegionCode } from './region-code.ts'

/** One code and name that a county had. Years are as the source gives them; null is open or unknown. */
export interface RegionEra {
  readonly code: RegionCode
  readonly name: string
  readonly fromYear: number | null
  readonly untilYear: number | null
}

/*
 * Where the eras come from: codes — 维基百科《中华人民共和国行政区划代码》（4区），经 python-stdnum 整理：stdnum/cn/loc.dat，提交
 * 006192e（2026-08-15）；succession — 同名承接，来宾县改兴宾区据来宾市人民政府网站市情介绍；东兴市、平桂区由邻县析置，无前身代码。
 * Only years are known: a date inside a year of change is left to the evidence at hand.
 */

/** The 44 counties of annex 1 of 桂人社发〔2022〕7号, latest era first: `code name from-until`. */
const lines = [
  '450123 隆安县 2002-, 452126 隆安县 -2002',
  '450124 马山县 2002-, 452127 马山县 -2002',
  '450224 融安县 2002-, 452227 融安县 -2002',
  '450225 融水苗族自治县 2002-, 452229 融水苗族自治县 -2002',
  '450226 三江侗族自治县 2002-, 452228 三江侗族自治县 -2002',
  '450324 全州县 1998-, 452323 全州县 -1998',
  '450328 龙胜各族自治县 1998-, 452328 龙胜各族自治县 -1998',
  '450329 资源县 1998-, 452329 资源县 -1998',
  '450422 藤县 1997-, 452423 藤县 -1997',
  '450521 合浦县 1987-, 452825 合浦县 -1987',
  '450603 防城区 1993-, 452822 防城各族自治县 -1993',
  '450681 东兴市 1996-',
  '450721 灵山县 1994-, 452824 灵山县 -1994',
  '450881 桂平市 1995-, 452504 桂平市 1994-1995, 452523 桂平县 -1994',
  '450922 陆川县 1997-, 452527 陆川县 -1997',
  '450923 博白县 1997-, 452528 博白县 -1997',
  '451003 田阳区 2019-, 451021 田阳县 2002-2019, 452622 田阳县 -2002',
  '451024 德保县 2002-, 452625 德保县 -2002',
  '451026 那坡县 2002-, 452627 那坡县 -2002',
  '451027 凌云县 2002-, 452628 凌云县 -2002',
  '451028 乐业县 2002-, 452629 乐业县 -2002',
  '451029 田林县 2002-, 452630 田林县 -2002',
  '451030 西林县 2002-, 452632 西林县 -2002',
  '451031 隆林各族自治县 2002-, 452631 隆林各族自治县 -2002',
  '451081 靖西市 2015-, 451025 靖西县 2002-2015, 452626 靖西县 -2002',
  '451103 平桂区 2016-',
  '451121 昭平县 2002-, 452424 昭平县 -2002',
  '451123 富川瑶族自治县 2002-, 452428 富川瑶族自治县 1983-2002, 452428 富川县 -1982',
  '451203 宜州区 2016-, 451281 宜州市 2002-2016, 452702 宜州市 1993-2002, 452722 宜山县 -1993',
  '451223 凤山县 2002-, 452727 凤山县 -2002',
  '451224 东兰县 2002-, 452728 东兰县 -2002',
  '451225 罗城仫佬族自治县 2002-, 452723 罗城仫佬族自治县 1983-2002, 452723 罗城县 -1982',
  '451226 环江毛南族自治县 2002-, 452724 环江毛南族自治县 1986-2002, 452724 环江县 -1985',
  '451227 巴马瑶族自治县 2002-, 452729 巴马瑶族自治县 -2002',
  '451228 都安瑶族自治县 2002-, 452730 都安瑶族自治县 -2002',
  '451229 大化瑶族自治县 2002-, 452731 大化瑶族自治县 1987-2002',
  '451302 兴宾区 2002-, 452226 来宾县 -2002',
  '451321 忻城县 2002-, 452231 忻城县 -2002',
  '451324 金秀瑶族自治县 2002-, 452230 金秀瑶族自治县 -2002',
  '451422 宁明县 2002-, 452132 宁明县 -2002',
  '451423 龙州县 2002-, 452133 龙州县 -2002',
  '451424 大新县 2002-, 452130 大新县 -2002',
  '451425 天等县 2002-, 452131 天等县 -2002',
  '451481 凭祥市 2002-, 452101 凭祥市 -2002',
]

/** The eras of each county, by its present code, latest first. */
export const regionHistory: ReadonlyMap<RegionCode, readonly RegionEra[]> = new Map(
  lines.map((line) => {
    const eras = line.split(', ').map(eraOf)
    return [line.slice(0, 6) as RegionCode, eras]
  }),
)

const presentCodes = new Map([...regionHistory].flatMap(([now, eras]) => eras.map((era) => [era.code, now] as const)))

/** The present code of one of the 44 counties by any code it ever had; undefined for other regions. */
export const presentCode = (code: RegionCode): RegionCode | undefined => presentCodes.get(code)

function eraOf(text: string): RegionEra {
  const [code = '', name = '', years = '-'] = text.split(' ')
  const [from, until] = years.split('-').map((year) => (year ? Number(year) : null))
  return { code: code as RegionCode, name, fromYear: from ?? null, untilYear: until ?? null }
}

import { organizationFaults, registerOrganization } from '#organizations'
import { registerOrganization as contract, organizationKinds } from '#organizations/contract'
import { openHouse } from '../bootstrap.ts'
import { actFromShell } from './act.ts'
import type { Command, CommandInput } from './command.ts'

const KINDS = organizationKinds.values.map((code) => organizationKinds.label(code)).join('、')

/** `jiangqiao organization add …`: enters an organization into the register; the same act as in the console. */
export const organization: Command = {
  usage:
    'add --kind <类型> --name <名称> --credit-code <统一社会信用代码> --county <区划代码> [--township <乡镇代码>]  登记机构',
  options: ['kind', 'name', 'credit-code', 'county', 'township'],
  async run({ config, rest, options, say }) {
    if (rest[0] !== 'add') throw new Error(`用法：jiangqiao organization ${organization.usage}\n类型：${KINDS}`)
    const house = await openHouse(config, say)
    try {
      const { id } = await actFromShell(house.database, {
        stream: 'organizations',
        endpoint: contract,
        given: givenOf(options),
        faults: organizationFaults,
        action: registerOrganization,
      })
      say(`已登记机构“${options['name']}”（${options['credit-code']}），编号 ${id}`)
      return undefined
    } finally {
      await house.close()
    }
  },
}

function givenOf(options: CommandInput['options']) {
  const { kind: word, name, county: regionCode, township: townshipCode } = options
  const kind = organizationKinds.values.find((code) => code === word || organizationKinds.label(code) === word)
  return { kind: kind ?? word, name, creditCode: options['credit-code'], regionCode, townshipCode }
}

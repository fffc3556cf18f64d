import { Form, Select } from 'antd'
import { useTranslations } from 'use-intl'
import { postPlaces } from '#desk/contract'
import { type Role, roles } from '#platform/auth/contract'
import { useSession } from '../../console/session-gate.ts'
import { useCodeWords } from '../../ui/code-list.ts'
import { OrganizationInput } from '../../ui/organization-input.tsx'
import { RegionInput } from '../../ui/region-input.tsx'

export interface PostValues {
  readonly role: Role
  readonly regionCode?: string
  readonly organizationId?: string
}

/** Of what a form holds, only what the chosen post needs: a role changed later leaves nothing behind. */
export function postBody({ role, regionCode, organizationId }: PostValues): PostValues {
  const { of } = postPlaces[role]
  return { role, ...(of === 'region' && { regionCode }), ...(of === 'organization' && { organizationId }) }
}

/** 岗位 and where it stands: a region, an organization of the right kind, or the person of the register. */
export function PostFields({ trainees = false }: { trainees?: boolean }) {
  const t = useTranslations('accounts')
  const words = useCodeWords()
  const { user } = useSession()
  const role = Form.useWatch<Role | undefined>('role')
  const place = role && postPlaces[role]
  const options = words.options(roles).filter(({ value }) => trainees || value !== 'trainee')
  return (
    <>
      <Form.Item name="role" label={t('role')} required extra={role && t(`needs.${postPlaces[role].of}`)}>
        <Select options={options} showSearch={{ optionFilterProp: 'label' }} />
      </Form.Item>
      {place?.of === 'region' && (
        <Form.Item name="regionCode" label={t('region')} required extra={t('regionHint')}>
          <RegionInput own={user} level={place.level} />
        </Form.Item>
      )}
      {place?.of === 'organization' && (
        <Form.Item name="organizationId" label={t('organization')} required extra={t('organizationHint')}>
          <OrganizationInput regionCode={user.regionCode} kinds={place.kinds} />
        </Form.Item>
      )}
    </>
  )
}
